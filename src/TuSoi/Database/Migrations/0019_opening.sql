-- An opening writes hundreds of thousands of rows: what they refer to is looked for once a statement, and an entry is found by one index instead of two.

-- Subjects are never deleted one by one; who deletes a cycle deletes the ways of its subjects with them.
alter table subject_link drop constraint subject_link_owner_fkey, drop constraint subject_link_target_fkey;

create function links_lead_to_subjects() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from added a where not exists (select from subject s where s.id = a.owner) or not exists (select from subject s where s.id = a.target)) then
    raise foreign_key_violation using message = 'a way from or to a subject that is not there', table = 'subject_link';
  end if;
  return null;
end $$;
revoke all on function links_lead_to_subjects() from public;

create trigger lead_to_subjects after insert on subject_link referencing new table as added for each statement execute function links_lead_to_subjects();

alter table subject drop constraint subject_cycle_entry_key, add constraint subject_entry_cycle_key unique (entry, cycle) include (id);
drop index subject_entry_id_idx;

-- A way is made or ended, never led elsewhere.
revoke update on subject_link from tusoi_web;

-- A workbook brings a dozen values of criteria for each person. Entries of the roster are never deleted while they have a state.
alter table criterion_value drop constraint criterion_value_entry_fkey;

create function values_have_entries() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from added a where not exists (select from roster_entry e where e.id = a.entry)) then
    raise foreign_key_violation using message = 'a value for an entry that is not there', table = 'criterion_value';
  end if;
  return null;
end $$;
revoke all on function values_have_entries() from public;

create trigger have_entries after insert on criterion_value referencing new table as added for each statement execute function values_have_entries();
