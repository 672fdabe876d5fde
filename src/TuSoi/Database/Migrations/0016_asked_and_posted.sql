-- A cycle is also seen by who holds a post somewhere below its root and is not reviewed in it himself: staff who came after it was opened, or who belong elsewhere.
alter policy web on cycle using (path ^@ any((select my_paths())::text[]) or exists (select from unnest((select my_paths())::text[]) mine(part) where mine.part ^@ cycle.path)
  or exists (select from my_grants() g where g.cycle = id) or id in (select s.cycle from subject s where s.person = me()));

-- Whoever was asked about one subject was given that subject, and not who else is in its organisation and how far each has come.
create or replace function find_files() returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
declare given bigint[]; hosts bigint[]; counts bigint[]; own bigint[];
begin
  select coalesce(array_agg(subject) filter (where subject is not null), '{}'), coalesce(array_agg(host) filter (where host is not null and what <> 'teller'), '{}'), coalesce(array_agg(host) filter (where host is not null and what = 'teller'), '{}')
    into given, hosts, counts from my_grants();
  if this_cycle() is null then
    own := array(select id from subject where person = me());
    hosts := hosts || array(select s.id from my_assignments() a join subject s on s.entry = a.organisation where 'content' = any(a.rights));
  else
    own := array(select id from subject where person = me() and cycle = this_cycle());
    hosts := hosts || array(select s.id from my_assignments() a join subject s on s.entry = a.organisation and s.cycle = this_cycle() where 'content' = any(a.rights));
  end if;
  perform remember('subjects', (given || own)::text), remember('hosts', hosts::text), remember('counts', (hosts || counts)::text),
    remember('frame_units', (hosts || counts || array(select unit from subject where id = any(own)))::text);
end $$;
