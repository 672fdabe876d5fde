-- As before: subjects to whom ways lead are read once, and of their ways only the one that is wanted, by its key.
create or replace function unit_frame(of_cycle bigint, of_unit bigint, members_below text[], mine boolean) returns table (
  pack_seq int,
  id bigint[], entry bigint[], family text[], kind text[], code text[], name text[], person bigint[], unit bigint[], path text[], applies bigint[], left_out text[],
  owner bigint[], relation text[], target bigint[],
  done_subject bigint[], done_step text[],
  host bigint[], rule text[], planned_on date[], starts time[], opened boolean[],
  day_unit bigint[], day date[],
  asked_subject bigint[], asked_step text[], asked_body text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare at subject; above bigint[]; near bigint[]; led bigint[]; far bigint[]; seen text[] := my_paths(); units bigint[] := my_frame_units(); files bigint[] := my_subjects(); below boolean; last text;
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
    led := array(select l.target from subject_link l where l.owner = any(near) and l.relation <> 'members');
  end if;
  select array_agg(s.id), array_agg(s.entry), array_agg(s.family), array_agg(s.kind), array_agg(s.code), array_agg(s.name), array_agg(s.person), array_agg(s.unit), array_agg(s.path), array_agg(s.applies),
    array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end))
    into id, entry, family, kind, code, name, person, unit, path, applies, left_out
  from subject s where s.id = any(near || led) and (s.family in ('organisation', 'collective') or s.id = any(near) or s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units));
  far := array(select unnest(id) except select unnest(near));
  units := array(select distinct u from unnest(unit) u);
  select p.*, l.*, d.*, r.*, m.*, u.* into pack_seq, owner, relation, target, done_subject, done_step, asked_subject, asked_step, asked_body, host, rule, planned_on, starts, opened, day_unit, day
  from (select max(p.seq) from cycle_pack p where p.cycle = of_cycle) p,
    (select array_agg(l.owner), array_agg(l.relation), array_agg(l.target) from (
      select l.owner, l.relation, l.target from subject_link l where l.owner = any(near) and (not mine or l.target = any(near))
      union all select l.owner, l.relation, l.target from subject_link l where l.owner = any(far) and l.relation = 'same_person') l) l,
    (select array_agg(d.subject), array_agg(d.step) from done d where d.subject = any(id)) d,
    (select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) from request r where r.subject = any(near) and r.answered_act is null) r,
    (select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) from meeting m where m.unit = any(units)) m,
    (select array_agg(u.unit), array_agg(u.day) from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference') u;
  return next;
end $$;
