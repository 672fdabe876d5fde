-- The frames of several organisations are one: bodies above them are often the same, and one may lie below the other. Only ways on which the pack goes are followed
-- and told, from bodies above fewer than from what is below them, and only where both ends are told. Subjects come in the order of the roster, because of two bodies
-- that could review somebody the first one does.
drop function unit_frame(bigint, bigint, text[], boolean);
create function unit_frame(of_cycle bigint, of_units bigint[], mine boolean[], members_below text[], ways text[], ways_above text[]) returns table (
  pack_seq int, open bigint[],
  id bigint[], entry bigint[], family text[], kind text[], code text[], name text[], person bigint[], unit bigint[], path text[], applies bigint[], left_out text[],
  owner bigint[], relation text[], target bigint[],
  done_subject bigint[], done_step text[],
  host bigint[], rule text[], planned_on date[], starts time[], opened boolean[],
  day_unit bigint[], day date[],
  asked_subject bigint[], asked_step text[], asked_body text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare above bigint[]; near bigint[]; over bigint[]; led bigint[]; far bigint[]; seen text[] := my_paths(); units bigint[] := my_frame_units(); files bigint[] := my_subjects();
begin
  if me() is null then return; end if;
  above := array(select s.id from subject s where s.cycle = of_cycle and s.family = 'organisation'
    and s.entry = any(array(select distinct unnest(string_to_array(trim(trailing '.' from u.path), '.')::bigint[]) from subject u where u.id = any(of_units) and u.cycle = of_cycle and u.family = 'organisation')));
  if above = '{}' then return; end if;
  near := array(
    select s.id from unnest(of_units, mine) w(id, mine) join subject u on u.id = w.id and u.cycle = of_cycle and u.family = 'organisation'
      join subject s on not w.mine and s.cycle = of_cycle and s.path ~>=~ u.path and s.path ~<~ (left(u.path, -1) || '/') and (s.family <> 'member' or s.unit = u.id or u.kind = any(members_below))
        and (s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units) or s.family in ('organisation', 'collective')));
  led := array(select l.target from subject_link l where l.owner = any(near) and l.relation = any(ways) and l.relation <> 'members');
  near := near || array(
    select s.id from unnest(of_units, mine) w(id, mine) join subject s on w.mine and s.cycle = of_cycle and s.unit = w.id where s.person = me() or s.family in ('organisation', 'collective'));
  over := array(select s.id from subject s where s.unit = any(above) and s.family in ('organisation', 'collective') and s.id <> all(near));
  if false = any(mine) then led := led || array(select l.target from subject_link l where l.owner = any(over) and l.relation = any(ways_above) and l.relation <> 'members'); end if;
  select array_agg(s.id), array_agg(s.entry), array_agg(s.family), array_agg(s.kind), array_agg(s.code), array_agg(s.name), array_agg(s.person), array_agg(s.unit), array_agg(s.path), array_agg(s.applies),
    array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end))
    into id, entry, family, kind, code, name, person, unit, path, applies, left_out
  from (select * from subject s where s.id = any(near || over || led) and (s.family in ('organisation', 'collective') or s.id = any(near) or s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units)) order by s.path, s.id) s;
  far := array(select unnest(id) except select unnest(near || over));
  units := array(select distinct u from unnest(unit) u);
  select p.*, h.*, l.*, d.*, r.*, m.*, u.* into pack_seq, open, owner, relation, target, done_subject, done_step, asked_subject, asked_step, asked_body, host, rule, planned_on, starts, opened, day_unit, day
  from (select max(p.seq) from cycle_pack p where p.cycle = of_cycle) p,
    (select array_agg(h) from unnest(my_hosts()) h where h = any(of_units)) h,
    (select array_agg(l.owner), array_agg(l.relation), array_agg(l.target) from subject_link l where l.owner = any(id) and l.target = any(id)
      and l.relation = any(case when l.owner = any(over) then ways_above when l.owner = any(far) then '{same_person}' else ways end)) l,
    (select array_agg(d.subject), array_agg(d.step) from done d where d.subject = any(id)) d,
    (select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) from request r where r.subject = any(near || over) and r.answered_act is null) r,
    (select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) from meeting m where m.unit = any(units)) m,
    (select array_agg(u.unit), array_agg(u.day) from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference') u;
  return next;
end $$;
revoke execute on function unit_frame(bigint, bigint[], boolean[], text[], text[], text[]) from public;
grant execute on function unit_frame(bigint, bigint[], boolean[], text[], text[], text[]) to tusoi_web;
