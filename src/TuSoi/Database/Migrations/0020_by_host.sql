-- Grants are looked for by the file or the meeting they open, bodies by their place in the tree: not by reading all of them.
create index access_grant_subject_idx on access_grant (subject, organisation, role) where ended_act is null and subject is not null;
create index access_grant_host_idx on access_grant (host, organisation, role) where ended_act is null and host is not null;
create index subject_organisation_idx on subject (cycle, path text_pattern_ops) include (id) where family = 'organisation';

-- As before, but each place is a range of the tree.
create or replace function my_ranked_hosts() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare known text := recall('ranked_hosts'); mine text[]; below bigint[];
begin
  if known is null then
    mine := my_paths('ranking');
    if this_cycle() is null then
      below := array(select s.id from subject s where s.family = 'organisation' and s.path ^@ any(mine));
    else
      below := array(select s.id from unnest(mine) m join subject s on s.cycle = this_cycle() and s.family = 'organisation' and s.path ~>=~ m and s.path ~<~ (left(m, -1) || '/'));
    end if;
    known := remember('ranked_hosts', (my_hosts() || below)::text);
  end if;
  return known::bigint[];
end $$;

-- As before, in four statements instead of a dozen. Whose grants these are is said by my_grants() too: there a role held twice counts once, here it makes no difference.
create or replace function find_files() returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
declare given bigint[]; told bigint[]; hosts bigint[]; counts bigint[]; own bigint[]; units bigint[]; i bigint := me(); of_cycle bigint := this_cycle(); day date := today(); asked text := asked();
begin
  select coalesce(array_agg(subject) filter (where subject is not null), '{}'), coalesce(array_agg(subject) filter (where subject is not null and what not in ('commenter', 'contributor')), '{}'),
    coalesce(array_agg(host) filter (where host is not null and what <> 'teller'), '{}'), coalesce(array_agg(host) filter (where host is not null and what = 'teller'), '{}')
    into given, told, hosts, counts from (
      select g.what, g.subject, g.host, g.until, g.cycle from access_grant g where g.person = i and g.ended_act is null
      union all select g.what, g.subject, g.host, g.until, g.cycle from assignment a join access_grant g on g.organisation = a.organisation and g.role = a.role and g.ended_act is null where a.person = i and a.ended_act is null and a.held @> day
      union all select g.what, g.subject, g.host, g.until, g.cycle from assignment a join access_grant g on g.organisation = a.organisation and g.role is null and g.ended_act is null where a.person = i and a.ended_act is null and a.held @> day
    ) g where (until is null or until >= day) and (of_cycle is null or cycle = of_cycle);
  select coalesce(array_agg(id), '{}'), coalesce(array_agg(unit), '{}') into own, units from subject where person = i and (of_cycle is null or cycle = of_cycle);
  hosts := hosts || array(select s.id from assignment a join subject s on s.entry = a.organisation and (of_cycle is null or s.cycle = of_cycle)
    where a.person = i and a.ended_act is null and a.held @> day and 'content' = any(a.rights));
  perform set_config('tusoi.subjects', asked || (given || own)::text, true), set_config('tusoi.told_subjects', asked || (told || own)::text, true),
    set_config('tusoi.hosts', asked || hosts::text, true), set_config('tusoi.counts', asked || (hosts || counts)::text, true), set_config('tusoi.frame_units', asked || (hosts || counts || units)::text, true);
end $$;
