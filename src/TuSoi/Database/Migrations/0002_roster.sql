-- The standing roster: organisations, collectives, members, leaders. One row each for ever; what changes is in roster_state with two times:
-- `valid` is when it was so, known_from/known_to is when we knew.
create table roster_entry (
  id bigint primary key,
  code text not null unique,
  family text not null check (family in ('organisation', 'collective', 'member', 'leader')),
  person bigint references person,
  act bigint,
  check ((family in ('member', 'leader')) or person is null)
);
create index on roster_entry (person);

create table roster_state (
  entry bigint not null references roster_entry,
  kind text not null,
  name text not null,
  unit bigint references roster_entry,           -- superior of an organisation, organisation of a collective or leader, cell of a member
  path text not null,                            -- ids of the organisations from the top down to the unit (an organisation: to itself), each closed by a dot
  valid daterange not null,
  reason text not null default '',
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, known_from, valid)
);
create index on roster_state (unit) where known_to is null;
create index on roster_state (path text_pattern_ops) where known_to is null;

-- A member is part of a collective; a leader heads a body. `place` is the order in which they are told: the first is the main one.
create table roster_bond (
  entry bigint not null references roster_entry,
  bond text not null check (bond in ('part_of', 'heads')),
  body bigint not null references roster_entry,
  place int not null,
  path text not null,
  valid daterange not null,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, bond, body, known_from)
);
create index on roster_bond (body) where known_to is null;

alter table assignment add foreign key (organisation) references roster_entry;

-- Values of criteria: criteria come from packs, so they are rows, not columns.
create table criterion_value (
  entry bigint not null references roster_entry,
  year int not null,
  criterion text not null,
  path text not null,
  grade text,
  points numeric,
  products int,
  plan numeric,
  done numeric,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, year, criterion, known_from)
);

-- Lists of a year that have nothing beside what is recorded, below one organisation: otherwise nothing may be concluded from what is not there.
create table complete_list (
  unit bigint not null references roster_entry,
  year int not null,
  list text not null,
  path text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (unit, year, list, known_from)
);

-- Moments of facts: what is written later is known later, whatever the clocks of the servers say. In microseconds; never goes back, also where a transaction does.
create sequence moments minvalue 0 start 0;
create function next_moment(now timestamptz) returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare moment bigint;
begin
  perform pg_advisory_lock(hashtext('moments'));
  moment := setval('moments', greatest(nextval('moments'), (extract(epoch from now) * 1000000)::bigint));
  perform pg_advisory_unlock(hashtext('moments'));
  return timestamptz 'epoch' + moment * interval '1 microsecond';
end $$;
grant execute on function next_moment to tusoi_web;

-- What a workbook brings, before and after it is applied.
create table import_batch (
  id bigint primary key,
  root bigint not null,
  path text not null,
  year int not null,
  file_name text not null,
  digest bytea not null,
  preview jsonb not null,
  read_by bigint not null references person,
  read_at timestamptz not null,
  applied_act bigint
);

-- Content of the roster: mine, or of the organisation in which I hold an acting post, or of a part of the tree whose roster I keep or whose ranking was given to me.
create function my_unit_paths() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare known text := recall('unit_paths');
begin
  if known is null then known := remember('unit_paths', (select coalesce(array_agg(distinct path), '{}') from assignment where person = me() and ended_act is null and held @> today() and 'content' = any(rights))::text); end if;
  return known::text[];
end $$;
create function my_data_paths() returns text[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return my_paths('roster') || my_paths('ranking'); end $$;
create function my_entries() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare known text := recall('entries');
begin
  if known is null then known := remember('entries', (select coalesce(array_agg(id), '{}') from roster_entry where person = me())::text); end if;
  return known::bigint[];
end $$;
grant execute on function my_unit_paths, my_data_paths, my_entries to tusoi_web;

-- Facts of a year: every change is a new version with its time of knowing.
create procedure fence_facts(fenced regclass) language plpgsql as $$
begin
  call fence(fenced, 'path ^@ any((select my_data_paths())::text[]) or path = any((select my_unit_paths())::text[]) or entry = any((select my_entries())::bigint[])',
             'select, insert, update', 'path ^@ any((select my_data_paths())::text[]) or path = any((select my_unit_paths())::text[])');
end $$;

call fence('roster_entry', 'me() is not null and ((select my_paths()) <> ''{}'' or person = me())', 'select, insert, update', '(select my_paths(''roster'')) <> ''{}''');
call fence('roster_state', 'path ^@ any((select my_paths())::text[]) or entry = any((select my_entries())::bigint[])', 'select, insert, update', 'path ^@ any((select my_paths(''roster''))::text[])');
call fence('roster_bond', 'path ^@ any((select my_paths())::text[]) or entry = any((select my_entries())::bigint[])', 'select, insert, update', 'path ^@ any((select my_paths(''roster''))::text[])');
call fence_facts('criterion_value');
call fence('complete_list', 'me() is not null', 'select, insert, update', 'path ^@ any((select my_paths(''roster''))::text[])');
call fence('import_batch', 'path ^@ any((select my_paths(''roster''))::text[])');
