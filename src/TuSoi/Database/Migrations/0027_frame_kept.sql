-- Who is reviewed where, and the ways between them, change on few days of a year; pages of tasks ask for them all day. Who has been told them gets a seal with them; who shows the
-- seal again with what he was told hears that it is still the same. The seal covers everything the answer follows from: who asks, his rights and files, what he asks for, and which state
-- of the cycle's subjects and ways it was. So the database alone decides of whom anything is told, also where it does not work it out again.

-- Another number whenever its subjects or the ways between them have changed: never one that was used before, not even by an act that was taken back.
create sequence frames;
alter table cycle add frame bigint not null default 0;

-- The cycle's line is locked before those of its subjects, as it is written after them: acts that change several subjects one after the other would wait for each other in a circle.
create function frame_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from cycle where id = this_cycle() for no key update;
  return null;
end $$;
create trigger frame_changes before insert or update or delete on subject for each statement execute function frame_changes();
create trigger frame_changes before insert or update or delete on subject_link for each statement execute function frame_changes();

create function frame_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update cycle set frame = nextval('frames') where id in (select distinct cycle from changed);
  return null;
end $$;
create trigger frame_added after insert on subject referencing new table as changed for each statement execute function frame_changed();
create trigger frame_changed after update on subject referencing new table as changed for each statement execute function frame_changed();
create trigger frame_removed after delete on subject referencing old table as changed for each statement execute function frame_changed();
create trigger frame_added after insert on subject_link referencing new table as changed for each statement execute function frame_changed();
create trigger frame_changed after update on subject_link referencing new table as changed for each statement execute function frame_changed();
create trigger frame_removed after delete on subject_link referencing old table as changed for each statement execute function frame_changed();

-- The same frame; subjects and ways are empty where the seal shown with what was told (its subjects and their organisations) still holds.
drop function unit_frame(bigint, bigint[], boolean[], text[], text[], text[]);
create function unit_frame(of_cycle bigint, of_units bigint[], mine boolean[], members_below text[], ways text[], ways_above text[], shown bytea default null, told bigint[] default null, units bigint[] default null) returns table (
  pack_seq int, open bigint[], seal bytea,
  id bigint[], entry bigint[], family text[], kind text[], code text[], name text[], person bigint[], unit bigint[], path text[], applies bigint[], left_out text[],
  owner bigint[], way int[], target bigint[],
  done_subject bigint[], done_step text[],
  host bigint[], rule text[], planned_on date[], starts time[], opened boolean[],
  day_unit bigint[], day date[],
  asked_subject bigint[], asked_step text[], asked_body text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare near bigint[]; over bigint[]; led bigint[]; known bigint[]; fresh bigint[]; own bigint[] := my_frame_units(); seen text[] := my_paths(); files bigint[] := recall('subjects')::bigint[]; hosts bigint[] := recall('hosts')::bigint[]; ground text;
begin
  if me() is null then return; end if;
  if of_units is null then
    select array_agg(p.unit), array_agg(p.mine) into of_units, mine from (select w.unit, bool_and(w.mine) as mine from (
      select s.id as unit, false as mine from assignment a join subject s on s.entry = a.organisation and s.cycle = of_cycle where a.person = me() and a.ended_act is null and a.held @> today()
      union all select s.unit, true from subject s where s.cycle = of_cycle and s.person = me() and s.left_out is null) w group by w.unit order by w.unit) p;
  end if;
  ground := row(me(), of_cycle, (select c.frame from cycle c where c.id = of_cycle), of_units, mine, members_below, ways, ways_above, own, seen, files)::text;
  if shown is distinct from sha256(convert_to(row(ground, told, units)::text, 'UTF8')) then
    near := array(
      select s.id from unnest(of_units, mine) w(id, mine) join subject u on u.id = w.id and u.cycle = of_cycle and u.family = 'organisation'
        join subject s on not w.mine and s.cycle = of_cycle and s.path ~>=~ u.path and s.path ~<~ (left(u.path, -1) || '/') and (s.family <> 'member' or s.unit = u.id or u.kind = any(members_below))
          and (s.path ^@ any(seen) or s.id = any(files) or s.unit = any(own) or s.family in ('organisation', 'collective'))
      union all select s.id from unnest(of_units, mine) w(id, mine) join subject s on w.mine and s.cycle = of_cycle and s.unit = w.id where s.person = me() or s.family in ('organisation', 'collective'));
    if near = '{}' then return; end if;
    over := array(
      select s.id from subject s where s.family in ('organisation', 'collective') and s.id <> all(near) and s.unit = any(array(
        select a.id from subject a where a.cycle = of_cycle and a.entry = any(array(select unnest(string_to_array(trim(trailing '.' from u.path), '.')::bigint[]) from subject u where u.id = any(of_units))))));
    known := near || over;
    select array_agg(l.owner), array_agg(array_position(ways, l.relation)), array_agg(l.target), array_agg(l.target) filter (where l.relation <> 'members') into owner, way, target, led from subject_link l
      where l.owner = any(known) and l.relation = any(ways) and (l.owner <> all(over) or l.relation = any(ways_above)) and (l.relation <> 'members' or l.owner = any(of_units) or members_below <> '{}');
    if not false = any(mine) then led := null; end if;
    select array_agg(s.id), array_agg(s.entry), array_agg(s.family), array_agg(s.kind), array_agg(s.code), array_agg(s.name), array_agg(s.person), array_agg(s.unit), array_agg(s.path), array_agg(s.applies),
      array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end)), array_agg(s.id) filter (where s.id <> all(known)), array_agg(distinct s.unit)
      into id, entry, family, kind, code, name, person, unit, path, applies, left_out, fresh, units
    from subject s where s.id = any(known || led) and (s.family in ('organisation', 'collective') or s.path ^@ any(seen) or s.unit = any(own) or s.id = any(files) or s.id = any(near));
    if fresh is not null then
      select owner || f.owners, way || f.ways, target || f.targets into owner, way, target
        from (select array_agg(l.owner) as owners, array_agg(array_position(ways, l.relation)) as ways, array_agg(l.target) as targets from subject_link l where l.owner = any(fresh) and l.relation = any(ways)) f;
    end if;
    told := id;
    shown := sha256(convert_to(row(ground, told, units)::text, 'UTF8'));
  end if;
  seal := shown;
  select p.*, h.*, d.*, r.*, m.*, u.* into pack_seq, open, done_subject, done_step, asked_subject, asked_step, asked_body, host, rule, planned_on, starts, opened, day_unit, day
  from (select max(p.seq) from cycle_pack p where p.cycle = of_cycle) p,
    (select array_agg(h) from unnest(hosts) h where h = any(of_units)) h,
    (select array_agg(d.subject), array_agg(d.step) from unnest(told) t(told) join done d on d.subject = t.told) d,
    (select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) from request r where r.subject = any(told) and r.answered_act is null) r,
    (select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) from meeting m where m.unit = any(units)) m,
    (select array_agg(u.unit), array_agg(u.day) from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference') u;
  return next;
end $$;
revoke execute on function unit_frame(bigint, bigint[], boolean[], text[], text[], text[], bytea, bigint[], bigint[]) from public;
grant execute on function unit_frame(bigint, bigint[], boolean[], text[], text[], text[], bytea, bigint[], bigint[]) to tusoi_web;
revoke execute on function frame_changes() from public;
revoke execute on function frame_changed() from public;
