-- Who may see a row. The person is set by the first statement of each transaction; without one there is no row.
-- tusoi_owner gets a policy of its own on every table: it serves migrations and the functions below, no program signs in as it while serving.

-- No function is for everybody: each is granted to whom it serves.
alter default privileges revoke execute on functions from public;

create sequence ids;
grant usage on sequence ids to tusoi_web;

-- Fences a table: row-level security on, also for its owner; the web role sees and writes only rows of which the condition holds.
create procedure fence(fenced regclass, condition text, rights text default 'select, insert, update', writes text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  execute format('create policy owner on %s to tusoi_owner using (true) with check (true)', fenced);
  execute format('create policy web on %s to tusoi_web using (%s) with check (%s)', fenced, condition, coalesce(writes, condition));
  execute format('grant %s on %s to tusoi_web', rights, fenced);
end $$;

-- Every person once, in whatever capacities. Names in NFC.
create table person (
  id bigint primary key,
  code text not null unique,
  name text not null,
  born date,
  act bigint
);

-- A post or duty: this person acts in this role for this organisation, from a day until a day.
-- `rights` come from the pack's role: content (of the organisation itself), roster, ranking, audit, technical. `path` is the organisation's place in the tree.
create table assignment (
  id bigint primary key,
  person bigint not null references person,
  role text not null,
  organisation bigint not null,
  path text not null,
  rights text[] not null,
  held daterange not null,
  act bigint,
  ended_act bigint
);
create index on assignment (person);
create index on assignment (organisation, role);

-- What an act gave, and an act ends: to a person, or to whoever holds a role in an organisation. It opens one subject, or all that one organisation reviews.
create table access_grant (
  id bigint primary key,
  cycle bigint not null,
  person bigint references person,
  organisation bigint,
  role text,
  what text not null check (what in ('participant', 'attendant', 'contributor', 'commenter', 'in_charge', 'substitute', 'teller', 'dossier', 'appraisal', 'ranking')),
  subject bigint,
  host bigint,
  path text,
  act bigint not null,
  ended_act bigint,
  until date,
  check ((person is null) <> (organisation is null)),
  check (num_nonnulls(subject, host, path) = 1)
);
create index on access_grant (person) where ended_act is null;
create index on access_grant (organisation, role) where ended_act is null;

-- The day on which rights are judged: that of the act where the program says so, else today in Viet Nam.
create function today() returns date language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('tusoi.day', true), '')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date) $$;

-- The cycle of the act, where one is carried out: it only narrows what is seen, so that years that are over cost nothing.
create function this_cycle() returns bigint language sql stable parallel safe as
$$ select nullif(current_setting('tusoi.cycle', true), '')::bigint $$;
grant execute on function this_cycle to tusoi_web;

-- What a transaction has found out about its own rights is kept for the rest of it: a policy asks many times. Whoever else is asked for, on another day
-- or in another cycle, finds nothing kept; and a change of what rights are made of forgets it all. No more trust than tusoi.person itself has.
-- All functions about rights are plpgsql, whose plans a session keeps; those in SQL are planned anew by each statement.
create function asked() returns text language sql stable as
$$ select concat_ws('/', current_setting('tusoi.person', true), current_setting('tusoi.day', true), current_setting('tusoi.cycle', true), current_setting('tusoi.turn', true)) || '|' $$;
create function recall(what text) returns text language sql stable as
$$ select case when starts_with(current_setting('tusoi.' || what, true), asked()) then substr(current_setting('tusoi.' || what, true), length(asked()) + 1) end $$;
create function remember(what text, value text) returns text language plpgsql as
$$ begin perform set_config('tusoi.' || what, asked() || value, true); return value; end $$;
create function forget_rights() returns trigger language plpgsql as
$$ begin perform set_config('tusoi.turn', (coalesce(nullif(current_setting('tusoi.turn', true), ''), '0')::int + 1)::text, true); return null; end $$;
create trigger forget_rights after insert or update or delete on assignment execute function forget_rights();
create trigger forget_rights after insert or update or delete on access_grant execute function forget_rights();

create function my_assignments() returns setof assignment rows 3 language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return query select * from assignment where person = me() and ended_act is null and held @> today(); end $$;

create function my_grants() returns setof access_grant rows 10 language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return query select g.* from access_grant g where g.person = me() and g.ended_act is null and (g.until is null or g.until >= today()) and (this_cycle() is null or g.cycle = this_cycle())
   union all
   select g.* from access_grant g where g.organisation = any(array(select organisation from my_assignments())) and g.ended_act is null and (g.until is null or g.until >= today()) and (this_cycle() is null or g.cycle = this_cycle())
     and (g.role is null or exists (select from assignment a where a.person = me() and a.ended_act is null and a.held @> today() and a.organisation = g.organisation and a.role = g.role)); end $$;

-- Parts of the tree whose frame (who, what, when; not what people wrote) I see.
create function my_paths() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare known text := recall('paths');
begin
  if known is null then known := remember('paths', (select coalesce(array_agg(distinct path), '{}') from assignment where person = me() and ended_act is null and held @> today())::text); end if;
  return known::text[];
end $$;

create function my_paths(needed text) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare known text := recall('paths_' || needed);
begin
  if known is null then
    known := remember('paths_' || needed, (select coalesce(array_agg(distinct path), '{}') from (
      select path from assignment where person = me() and ended_act is null and held @> today() and needed = any(rights)
      union all select path from my_grants() where path is not null and what = needed) p)::text);
  end if;
  return known::text[];
end $$;

grant execute on function today, my_assignments, my_grants, my_paths(), my_paths(text) to tusoi_web;

call fence('person', 'id = me() or (select my_paths()) <> ''{}'' or exists (select from my_grants())', 'select, insert, update', '(select my_paths(''roster'')) <> ''{}''');
call fence('assignment', 'person = me() or path ^@ any((select my_paths())::text[])', 'select, insert, update', 'path ^@ any((select my_paths(''roster''))::text[])');
