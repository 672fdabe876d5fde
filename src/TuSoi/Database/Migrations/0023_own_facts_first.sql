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
