-- Who reads facts mostly reads his own, or those of his cell: whether he may is found out first from what is known at once. Who else may is asked only then.
create or replace procedure fence_facts(fenced regclass) language plpgsql as $$
begin
  call fence(fenced, 'entry = any((select my_entries())::bigint[]) or path = any((select my_unit_paths())::text[]) or path ^@ any((select my_data_paths())::text[])',
             'select, insert, update', 'path = any((select my_unit_paths())::text[]) or path ^@ any((select my_data_paths())::text[])');
end $$;

do $$
declare fenced text;
begin
  for fenced in select p.tablename from pg_policies p where p.schemaname = current_schema() and p.policyname = 'web' and p.qual like '%my_data_paths%' and p.qual like '%my_entries%' loop
    execute format('alter policy web on %I using (entry = any((select my_entries())::bigint[]) or path = any((select my_unit_paths())::text[]) or path ^@ any((select my_data_paths())::text[]))
      with check (path = any((select my_unit_paths())::text[]) or path ^@ any((select my_data_paths())::text[]))', fenced);
  end loop;
end $$;

-- As before; whoever asks which files are open has asked for the places of his posts, or will: they are found on the way.
create or replace function find_files() returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
declare given bigint[]; told bigint[]; hosts bigint[]; counts bigint[]; own bigint[]; units bigint[]; mine bigint[]; places text; i bigint := me(); of_cycle bigint := this_cycle(); day date := today(); asked text := asked();
begin
  select coalesce(array_agg(subject) filter (where subject is not null), '{}'), coalesce(array_agg(subject) filter (where subject is not null and what not in ('commenter', 'contributor')), '{}'),
    coalesce(array_agg(host) filter (where host is not null and what <> 'teller'), '{}'), coalesce(array_agg(host) filter (where host is not null and what = 'teller'), '{}')
    into given, told, hosts, counts from (
      select g.what, g.subject, g.host, g.until, g.cycle from access_grant g where g.person = i and g.ended_act is null
      union all select g.what, g.subject, g.host, g.until, g.cycle from assignment a join access_grant g on g.organisation = a.organisation and g.role = a.role and g.ended_act is null where a.person = i and a.ended_act is null and a.held @> day
      union all select g.what, g.subject, g.host, g.until, g.cycle from assignment a join access_grant g on g.organisation = a.organisation and g.role is null and g.ended_act is null where a.person = i and a.ended_act is null and a.held @> day
    ) g where (until is null or until >= day) and (of_cycle is null or cycle = of_cycle);
  select coalesce(array_agg(id), '{}'), coalesce(array_agg(unit), '{}') into own, units from subject where person = i and (of_cycle is null or cycle = of_cycle);
  select coalesce(array_agg(s.id) filter (where s.id is not null and 'content' = any(a.rights)), '{}'), coalesce(array_agg(distinct a.path), '{}')::text into mine, places
    from assignment a left join subject s on s.entry = a.organisation and (of_cycle is null or s.cycle = of_cycle) where a.person = i and a.ended_act is null and a.held @> day;
  hosts := hosts || mine;
  perform set_config('tusoi.paths', asked || places, true), set_config('tusoi.subjects', asked || (given || own)::text, true), set_config('tusoi.told_subjects', asked || (told || own)::text, true),
    set_config('tusoi.hosts', asked || hosts::text, true), set_config('tusoi.counts', asked || (hosts || counts)::text, true), set_config('tusoi.frame_units', asked || (hosts || counts || units)::text, true);
end $$;
