-- The part of a cycle that one organisation's work needs, in one question: its own subjects, those below, the bodies above, members of bodies and the same persons
-- elsewhere; the ways between them, steps done, meetings, days, requests not answered. Frame only. Which subjects are told is what the policy of `subject` says; it is asked
-- once here and not for every row of every table.
-- members_below: kinds of organisation whose bodies have something to do about members below. mine: of persons only the one who asks.
create function unit_frame(of_cycle bigint, of_unit bigint, members_below text[], mine boolean) returns table (
  pack_seq int,
  id bigint[], entry bigint[], family text[], kind text[], code text[], name text[], person bigint[], unit bigint[], path text[], applies bigint[], left_out text[],
  owner bigint[], relation text[], target bigint[],
  done_subject bigint[], done_step text[],
  host bigint[], rule text[], planned_on date[], starts time[], opened boolean[],
  day_unit bigint[], day date[],
  asked_subject bigint[], asked_step text[], asked_body text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare at subject; above bigint[]; near bigint[]; far bigint[]; seen text[] := my_paths(); units bigint[] := my_frame_units(); files bigint[] := my_subjects(); below boolean; last text;
begin
  if me() is null then return; end if;
  select * into at from subject s where s.cycle = of_cycle and s.id = of_unit and s.family = 'organisation';
  if not found then return; end if;
  below := at.kind = any(members_below);
  last := left(at.path, -1) || '/';
  above := array(select s.id from subject s where s.cycle = of_cycle and s.family = 'organisation' and s.entry = any(string_to_array(trim(trailing '.' from at.path), '.')::bigint[]));
  if mine then
    near := array(select s.id from subject s where s.unit = of_unit and s.person = me() union select s.id from subject s where s.unit = any(above) and s.family in ('organisation', 'collective'));
  else
    near := array(
      select s.id from subject s where s.cycle = of_cycle and s.path ~>=~ at.path and s.path ~<~ last and (s.family <> 'member' or s.unit = of_unit or below)
        and (s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units) or s.family in ('organisation', 'collective'))
      union select s.id from subject s where s.unit = any(above) and s.family in ('organisation', 'collective'));
  end if;
  far := case when mine then '{}' else array(
    select s.id from (select l.target from subject_link l where l.owner = any(near) and l.relation <> 'members' except select unnest(near)) t join subject s on s.id = t.target
    where s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units) or s.family in ('organisation', 'collective')) end;
  select max(p.seq) into pack_seq from cycle_pack p where p.cycle = of_cycle;
  select array_agg(s.id), array_agg(s.entry), array_agg(s.family), array_agg(s.kind), array_agg(s.code), array_agg(s.name), array_agg(s.person), array_agg(s.unit), array_agg(s.path), array_agg(s.applies),
      array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end))
    into id, entry, family, kind, code, name, person, unit, path, applies, left_out from subject s where s.id = any(near || far);
  select array_agg(l.owner), array_agg(l.relation), array_agg(l.target) into owner, relation, target from subject_link l
    where l.owner = any(near) and (not mine or l.target = any(near)) or l.owner = any(far) and l.relation = 'same_person';
  select array_agg(d.subject), array_agg(d.step) into done_subject, done_step from done d where d.subject = any(near || far);
  units := array(select distinct u from unnest(unit) u);
  select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) into host, rule, planned_on, starts, opened from meeting m where m.unit = any(units);
  select array_agg(u.unit), array_agg(u.day) into day_unit, day from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference';
  select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) into asked_subject, asked_step, asked_body from request r where r.subject = any(near) and r.answered_act is null;
  return next;
end $$;
grant execute on function unit_frame to tusoi_web;
