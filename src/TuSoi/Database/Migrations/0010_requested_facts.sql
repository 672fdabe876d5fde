-- Workbooks while they wait to be applied, and facts asked of other bodies.

-- The pack whose layout the workbook has.
alter table import_batch add column pack text not null default '';

-- The workbook itself, from its preview until it is applied, at most a day: only for who handed it in. Applying takes exactly these bytes.
create table import_file (
  batch bigint primary key references import_batch,
  person bigint not null references person,
  path text not null,
  content bytea not null,
  kept_until timestamptz not null
);
call fence('import_file', 'person = me() and path ^@ any((select my_paths(''roster''))::text[])', 'select, insert, delete');

-- Whose workbooks nobody came back for goes too.
create function forget_import_files(now timestamptz) returns void language sql security definer set search_path = public, pg_temp as
$$ delete from import_file where kept_until < now and me() is not null $$;
grant execute on function forget_import_files to tusoi_web;

-- Certain facts of certain entries, asked of a body until a day. While it is open the body may fill just these cells; with the answer, or when it is taken back, that ends.
create table fact_request (
  id bigint primary key,
  asker bigint not null references roster_entry,         -- the organisation for whose roster it is asked
  path text not null,
  organisation bigint not null references roster_entry,  -- the body that is asked
  role text,                                             -- null: whoever acts for it
  year int not null,
  family text not null check (family in ('organisation', 'collective', 'member', 'leader')),
  facts text[] not null check (cardinality(facts) between 1 and 30),
  says text not null,
  due date not null,
  asked_act bigint not null,
  answered_act bigint,
  ended_act bigint,
  check (answered_act is null or ended_act is null)
);
create index on fact_request (organisation) where answered_act is null and ended_act is null;

create table fact_request_entry (
  request bigint not null references fact_request,
  entry bigint not null references roster_entry,
  path text not null,
  primary key (request, entry)
);

-- Requests that wait for me, because I act for the body that was asked.
create function my_fact_requests() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return array(select r.id from fact_request r join my_assignments() a on a.organisation = r.organisation and (a.role = r.role or r.role is null and 'content' = any(a.rights))
    where r.answered_act is null and r.ended_act is null);
end $$;
grant execute on function my_fact_requests to tusoi_web;

call fence('fact_request', 'path ^@ any((select my_paths(''roster''))::text[]) or id = any((select my_fact_requests())::bigint[])', 'select, insert, update', 'path ^@ any((select my_paths(''roster''))::text[])');
call fence('fact_request_entry', 'path ^@ any((select my_paths(''roster''))::text[]) or request = any((select my_fact_requests())::bigint[])', 'select, insert', 'path ^@ any((select my_paths(''roster''))::text[])');

-- What the body that is asked must know, which may lie outside of what it sees otherwise: who asks, and of whom. Nothing of what is known of them.
create function asked_facts() returns table (id bigint, asker text, organisation bigint, body text, body_path text, path text, year int, family text, facts text[], says text, due date, entries bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, coalesce(s.name, ''), r.organisation, coalesce(o.name, ''), o.path, r.path, r.year, r.family, r.facts, r.says, r.due, (select count(*) from fact_request_entry e where e.request = r.id)
  from fact_request r left join roster_state s on s.entry = r.asker and s.known_to is null and s.valid @> today() left join roster_state o on o.entry = r.organisation and o.known_to is null and o.valid @> today()
  where r.id = any(my_fact_requests()) order by r.due, r.id
$$;
create function asked_entries(of_request bigint) returns table (entry bigint, code text, name text, unit text, own boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.code, s.name, coalesce(u.name, ''), coalesce(e.person = me(), false)
  from fact_request_entry q join roster_entry e on e.id = q.entry join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today()
  left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today()
  where q.request = of_request and of_request = any(my_fact_requests()) order by s.path, e.code
$$;
grant execute on function asked_facts, asked_entries to tusoi_web;

-- The answer goes into the facts themselves, as new versions: only cells that were asked, only while it is open, never of oneself.
-- cells: {"entry": {"fact": "value"}}; answers how many versions were written.
create function answer_facts(of_request bigint, of_act bigint, at timestamptz, cells jsonb) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare r fact_request; line record; tbl text; old jsonb; moment timestamptz; written int := 0;
begin
  select * into r from fact_request q where q.id = of_request and q.id = any(my_fact_requests()) for update;
  if r.id is null then raise exception 'fact_request % is not open for %', of_request, me(); end if;
  tbl := 'facts_' || r.family;
  for line in select c.key::bigint as entry, c.value as told, s.path from jsonb_each(cells) c join fact_request_entry q on q.request = r.id and q.entry = c.key::bigint
      join roster_entry e on e.id = q.entry and e.person is distinct from me() join roster_state s on s.entry = q.entry and s.known_to is null and s.valid @> today() order by 1 loop
    if exists (select from jsonb_object_keys(line.told) k where k <> all(r.facts)) then raise exception 'fact_request %: a cell that was not asked', of_request; end if;
    execute format('update %I f set known_to = greatest($3, known_from + interval ''1 microsecond'') where entry = $1 and year = $2 and stage = ''appraised'' and known_to is null returning to_jsonb(f)', tbl) into old using line.entry, r.year, at;
    moment := coalesce((old ->> 'known_to')::timestamptz, at);
    execute format('insert into %I select (jsonb_populate_record(null::%I, $1)).*', tbl, tbl)
      using coalesce(old, '{}') || line.told || jsonb_build_object('entry', line.entry, 'year', r.year, 'path', line.path, 'stage', 'appraised', 'known_from', moment, 'known_to', null, 'act', of_act);
    written := written + 1;
  end loop;
  update fact_request set answered_act = of_act where id = r.id;
  return written;
end $$;
grant execute on function answer_facts to tusoi_web;

-- Names of organisations, wherever they are: frame that anybody in a cycle sees anyway. For choosing whom to ask, above as below.
create function organisations_above() returns table (entry bigint, name text, path text) language sql stable security definer set search_path = public, pg_temp as $$
  select s.entry, s.name, s.path from roster_state s join roster_entry e on e.id = s.entry and e.family = 'organisation'
  where s.known_to is null and s.valid @> today() and exists (select from unnest(my_paths('roster')) mine(path) where mine.path ^@ s.path) order by s.path
$$;
grant execute on function organisations_above to tusoi_web;
