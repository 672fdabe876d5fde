-- Facts asked of me, as before; planned once for a session and not anew for every page.
create or replace function asked_facts() returns table (id bigint, asker text, organisation bigint, body text, body_path text, path text, year int, family text, facts text[], says text, due date, entries bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select r.id, coalesce(s.name, ''), r.organisation, coalesce(o.name, ''), o.path, r.path, r.year, r.family, r.facts, r.says, r.due, (select count(*) from fact_request_entry e where e.request = r.id)
    from fact_request r left join roster_state s on s.entry = r.asker and s.known_to is null and s.valid @> today() left join roster_state o on o.entry = r.organisation and o.known_to is null and o.valid @> today()
    where r.id = any(my_fact_requests()) order by r.due, r.id;
end $$;

-- The part of a cycle that one organisation's work needs: subjects and ways are found by their keys, never by looking through the cycle.
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
    select s.id from subject s where s.id = any(array(select l.target from subject_link l where l.owner = any(near) and l.relation <> 'members' except select unnest(near)))
    and (s.path ^@ any(seen) or s.id = any(files) or s.unit = any(units) or s.family in ('organisation', 'collective'))) end;
  select p.*, s.*, l.*, d.*, r.* into pack_seq, id, entry, family, kind, code, name, person, unit, path, applies, left_out, owner, relation, target, done_subject, done_step, asked_subject, asked_step, asked_body
  from (select max(p.seq) from cycle_pack p where p.cycle = of_cycle) p,
    (select array_agg(s.id), array_agg(s.entry), array_agg(s.family), array_agg(s.kind), array_agg(s.code), array_agg(s.name), array_agg(s.person), array_agg(s.unit), array_agg(s.path), array_agg(s.applies),
      array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end)) from subject s where s.id = any(near || far)) s,
    (select array_agg(l.owner), array_agg(l.relation), array_agg(l.target) from subject_link l
      where l.owner = any(near || far) and case when l.owner = any(near) then not mine or l.target = any(near) else l.relation = 'same_person' end) l,
    (select array_agg(d.subject), array_agg(d.step) from done d where d.subject = any(near || far)) d,
    (select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) from request r where r.subject = any(near) and r.answered_act is null) r;
  units := array(select distinct u from unnest(unit) u);
  select m.*, u.* into host, rule, planned_on, starts, opened, day_unit, day
  from (select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) from meeting m where m.unit = any(units)) m,
    (select array_agg(u.unit), array_agg(u.day) from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference') u;
  return next;
end $$;

drop function open_requests_of(bigint[]); -- unit_frame took its place
drop index subject_entry_idx;             -- subject_entry_id_idx has the same key

-- Who was asked for a comment or a contribution was given the subject, not its level: levels and what decides them are open to the subject himself, to those who review
-- it or were sent its file, and to those who rank.
create or replace function find_files() returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
declare given bigint[]; told bigint[]; hosts bigint[]; counts bigint[]; own bigint[];
begin
  select coalesce(array_agg(subject) filter (where subject is not null), '{}'), coalesce(array_agg(subject) filter (where subject is not null and what not in ('commenter', 'contributor')), '{}'),
    coalesce(array_agg(host) filter (where host is not null and what <> 'teller'), '{}'), coalesce(array_agg(host) filter (where host is not null and what = 'teller'), '{}')
    into given, told, hosts, counts from my_grants();
  if this_cycle() is null then
    own := array(select id from subject where person = me());
    hosts := hosts || array(select s.id from my_assignments() a join subject s on s.entry = a.organisation where 'content' = any(a.rights));
  else
    own := array(select id from subject where person = me() and cycle = this_cycle());
    hosts := hosts || array(select s.id from my_assignments() a join subject s on s.entry = a.organisation and s.cycle = this_cycle() where 'content' = any(a.rights));
  end if;
  perform remember('subjects', (given || own)::text), remember('told_subjects', (told || own)::text), remember('hosts', hosts::text), remember('counts', (hosts || counts)::text),
    remember('frame_units', (hosts || counts || array(select unit from subject where id = any(own)))::text);
end $$;
create function my_told_subjects() returns bigint[] language sql stable as $$ select open_files('told_subjects') $$;
grant execute on function my_told_subjects to tusoi_web;

-- A decision that nobody has signed is a draft of those who decide.
create function is_signed(of_decision bigint) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return exists (select from decision where id = of_decision and signed_act is not null); end $$;
revoke all on function is_signed from public;
grant execute on function is_signed to tusoi_web;

create or replace procedure fence_levels(fenced regclass) language plpgsql as $$
begin
  call fence(fenced, 'host = any((select my_ranked_hosts())::bigint[]) or subject = any((select my_told_subjects())::bigint[])');
end $$;
do $$ declare fenced text; begin
  foreach fenced in array array['level', 'decision_line', 'notice', 'rerank', 'commendation_cancelled'] loop
    execute format('drop policy owner on %I', fenced);
    execute format('drop policy web on %I', fenced);
    call fence_levels(fenced::regclass);
  end loop;
end $$;
alter policy web on decision_line using (host = any((select my_ranked_hosts())::bigint[]) or subject = any((select my_told_subjects())::bigint[]) and is_signed(decision));
alter policy web on verdict using (path ^@ any((select my_data_paths())::text[]) or host = any((select my_hosts())::bigint[]) or subject = any((select my_told_subjects())::bigint[]));
alter policy web on decision using (path ^@ any((select my_paths())::text[]) or host = any((select my_hosts())::bigint[]) or unit = any((select my_hosts())::bigint[])
  or signed_act is not null and id = any(array(select l.decision from decision_line l where l.subject = any((select my_told_subjects())::bigint[]))));

-- What every act and every page asks for is planned once for a session, not anew each time: functions in SQL that cannot be folded into their caller are planned at every call.
create or replace function content_digest(salt bytea, content jsonb) returns bytea language plpgsql immutable parallel safe as
$$ begin return sha256(salt || convert_to(content::text, 'UTF8')); end $$;
create or replace function entry_hash(before bytea, cycle bigint, unit bigint, path text, act bigint, seq bigint, kind text, step text, by_person bigint, role text, at timestamptz, digest bytea) returns bytea language plpgsql immutable parallel safe as
$$ begin return sha256(before || convert_to(jsonb_build_array(cycle, unit, path, act, seq, kind, step, by_person, role, extract(epoch from at))::text, 'UTF8') || digest); end $$;
create or replace function reach(subjects bigint[], hops text[], step text)
returns table (owner bigint, target bigint, unit bigint, person bigint, kind text, applies bigint, is_done boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare hop text; owners bigint[] := subjects; targets bigint[] := subjects;
begin
  if me() is null then return; end if;
  foreach hop in array hops loop
    case hop
      when 'self' then null;
      when 'organisation' then
        select array_agg(p.owner), array_agg(s.unit) into owners, targets from unnest(owners, targets) p(owner, place) join subject s on s.id = p.place;
      when 'superior' then
        select array_agg(p.owner), array_agg(a.id) into owners, targets from unnest(owners, targets) p(owner, place) join subject s on s.id = p.place
        join subject a on a.cycle = s.cycle and a.entry = nullif(split_part(trim(trailing '.' from s.path), '.', -2), '')::bigint;
      when 'containing' then
        select array_agg(p.owner), array_agg(a.id) into owners, targets from unnest(owners, targets) p(owner, place) join subject s on s.id = p.place
        cross join unnest(string_to_array(trim(trailing '.' from s.path), '.')::bigint[]) u(entry) cross join lateral (select x.id from subject x where x.entry = u.entry and x.cycle = s.cycle limit 1) a;
      when 'units_below' then
        select array_agg(p.owner), array_agg(b.id) into owners, targets from unnest(owners, targets) p(owner, place) join subject s on s.id = p.place
        join subject b on b.cycle = s.cycle and b.family = 'organisation' and b.path ^@ s.path;
      else
        select array_agg(p.owner), array_agg(l.target) into owners, targets from unnest(owners, targets) p(owner, place) join subject_link l on l.owner = p.place and l.relation = hop;
    end case;
  end loop;
  return query select t.owner, t.target, s.unit, s.person, s.kind, case when s.ended_act is null then s.applies else 0 end, (select true from done d where d.subject = t.target and d.step = reach.step limit 1) is not null
    from unnest(owners, targets) t(owner, target) join subject s on s.id = t.target;
end $$;

-- Grants by their keys, one post after the other: mine, those of the post, those of its organisation whatever the post.
create or replace function my_grants() returns setof access_grant language plpgsql stable security definer set search_path = public, pg_temp rows 10 as $$
declare held record; of_cycle bigint := this_cycle(); day date := today();
begin
  return query select g.* from access_grant g where g.person = me() and g.ended_act is null and (g.until is null or g.until >= day) and (of_cycle is null or g.cycle = of_cycle);
  for held in select distinct organisation, role from assignment where person = me() and ended_act is null and assignment.held @> day loop
    return query select g.* from access_grant g where g.organisation = held.organisation and g.role = held.role and g.ended_act is null and (g.until is null or g.until >= day) and (of_cycle is null or g.cycle = of_cycle);
  end loop;
  for held in select distinct organisation from assignment where person = me() and ended_act is null and assignment.held @> day loop
    return query select g.* from access_grant g where g.organisation = held.organisation and g.role is null and g.ended_act is null and (g.until is null or g.until >= day) and (of_cycle is null or g.cycle = of_cycle);
  end loop;
end $$;
