-- The same frame with less work: ways are looked up once and told by their place in the list of those asked for; what is done is looked up by subject,
-- instead of every line being compared with a long list. Members of other organisations are not followed where they are not read.
-- Subjects come in no order. Ways may lead to what is not told: only a number is known of it then.
drop function unit_frame(bigint, bigint[], boolean[], text[], text[], text[]);
create function unit_frame(of_cycle bigint, of_units bigint[], mine boolean[], members_below text[], ways text[], ways_above text[]) returns table (
  pack_seq int, open bigint[],
  id bigint[], entry bigint[], family text[], kind text[], code text[], name text[], person bigint[], unit bigint[], path text[], applies bigint[], left_out text[],
  owner bigint[], way int[], target bigint[],
  done_subject bigint[], done_step text[],
  host bigint[], rule text[], planned_on date[], starts time[], opened boolean[],
  day_unit bigint[], day date[],
  asked_subject bigint[], asked_step text[], asked_body text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare near bigint[]; over bigint[]; led bigint[]; known bigint[]; fresh bigint[]; units bigint[] := my_frame_units(); seen text[] := my_paths(); files bigint[] := recall('subjects')::bigint[]; hosts bigint[] := recall('hosts')::bigint[];
begin
  if me() is null then return; end if;
  if of_units is null then
    select array_agg(p.unit), array_agg(p.mine) into of_units, mine from (select w.unit, bool_and(w.mine) as mine from (
      select s.id as unit, false as mine from assignment a join subject s on s.entry = a.organisation and s.cycle = of_cycle where a.person = me() and a.ended_act is null and a.held @> today()
      union all select s.unit, true from subject s where s.cycle = of_cycle and s.person = me() and s.left_out is null) w group by w.unit) p;
  end if;
  near := array(
    select s.id from unnest(of_units, mine) w(id, mine) join subject u on u.id = w.id and u.cycle = of_cycle and u.family = 'organisation'
      join subject s on not w.mine and s.cycle = of_cycle and s.path ~>=~ u.path and s.path ~<~ (left(u.path, -1) || '/') and (s.family <> 'member' or s.unit = u.id or u.kind = any(members_below))
        and (s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units) or s.family in ('organisation', 'collective'))
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
    array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end)), array_agg(s.id) filter (where s.id <> all(known))
    into id, entry, family, kind, code, name, person, unit, path, applies, left_out, fresh
  from subject s where s.id = any(known || led) and (s.family in ('organisation', 'collective') or s.path ^@ any(seen) or s.unit = any(units) or s.id = any(files) or s.id = any(near));
  units := unit;
  select p.*, h.*, owner || f.owners, way || f.ways, target || f.targets, d.*, r.*, m.*, u.* into pack_seq, open, owner, way, target, done_subject, done_step, asked_subject, asked_step, asked_body, host, rule, planned_on, starts, opened, day_unit, day
  from (select max(p.seq) from cycle_pack p where p.cycle = of_cycle) p,
    (select array_agg(h) from unnest(hosts) h where h = any(of_units)) h,
    (select array_agg(l.owner) as owners, array_agg(array_position(ways, l.relation)) as ways, array_agg(l.target) as targets from subject_link l where l.owner = any(fresh) and l.relation = any(ways)) f,
    (select array_agg(d.subject), array_agg(d.step) from unnest(id) t(told) join done d on d.subject = t.told) d,
    (select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) from request r where r.subject = any(known) and r.answered_act is null) r,
    (select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) from meeting m where m.unit = any(units)) m,
    (select array_agg(u.unit), array_agg(u.day) from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference') u;
  return next;
end $$;
revoke execute on function unit_frame(bigint, bigint[], boolean[], text[], text[], text[]) from public;
grant execute on function unit_frame(bigint, bigint[], boolean[], text[], text[], text[]) to tusoi_web;

-- Looked for on every page of tasks, and mostly nobody is asked anything.
create or replace function asked_of_me(of_cycle bigint) returns table (asker bigint, asker_name text, step text, body text, due date, subject bigint, about text, kind text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare mine bigint[] := array(select r.id from request r where r.cycle = of_cycle and r.answered_act is null
  and (r.person = me() or r.organisation = any(array(select a.organisation from assignment a where a.person = me() and a.ended_act is null and a.held @> today()))));
begin
  if mine = '{}' then return; end if;
  return query select u.id, u.name, r.step, r.body, r.due, s.id, s.name, s.kind from request r join subject s on s.id = r.subject join subject u on u.cycle = r.cycle and u.entry = r.asker
    where r.id = any(mine) order by r.due, u.path, s.code;
end $$;
