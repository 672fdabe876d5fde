-- A cycle runs on copies: its own pack, its own roster. Rows carry the cycle and the place in the tree, so that a query touches one subtree.
create table cycle (
  id bigint primary key,
  year int not null,
  root bigint not null references roster_entry,
  path text not null,
  pack text not null,
  cut_off date not null,
  act bigint not null,
  closed_act bigint,
  unique (root, year)
);

-- The packs a cycle has run under, each a whole copy; the last one is in force. An amendment needs a numbered paper.
create table cycle_pack (
  cycle bigint not null references cycle,
  seq int not null,
  version text not null,
  semantics int not null,
  digest bytea not null,
  files jsonb not null,
  readings jsonb not null default '{}',
  paper_number text,
  paper_date date,
  act bigint not null,
  path text not null,
  primary key (cycle, seq)
);

-- A subject of the cycle. `unit` is the organisation in which it is reviewed (an organisation's is itself), `path` the organisations down to it, ids of the roster.
-- `applies` has one bit for each step of its kind, in the order of the pack. `left_out` says why it is neither reviewed nor ranked; an organisation left out still holds meetings.
create table subject (
  id bigint primary key,
  cycle bigint not null references cycle,
  entry bigint not null references roster_entry,
  family text not null,
  kind text not null,
  code text not null,
  name text not null,
  person bigint references person,
  unit bigint not null,
  path text not null,
  applies bigint not null,
  left_out text,
  ended_act bigint,
  act bigint not null,
  unique (cycle, entry)
);
create index on subject (entry);
create index on subject (unit);
create index on subject (person) include (id, unit, cycle) where person is not null;
create index on subject (entry) include (id);
create index on subject (cycle, path text_pattern_ops);
create index on subject (cycle, path, id) where family = 'organisation';

create trigger forget_rights after insert or update or delete on subject execute function forget_rights();

-- Ways from subject to subject, as they were at the opening and as roster acts changed them.
create table subject_link (
  cycle bigint not null,
  owner bigint not null references subject,
  relation text not null,
  target bigint not null references subject,
  path text not null,
  primary key (owner, relation, target)
);
create index on subject_link (cycle, path text_pattern_ops);

-- A step done: by which act, for which day, late or not. A step taken back leaves its row in the journal.
create table done (
  cycle bigint not null,
  subject bigint not null references subject,
  step text not null,
  act bigint not null,
  done_on date not null,
  late boolean not null,
  unit bigint not null,
  path text not null,
  primary key (subject, step)
);

-- The board: how many subjects of a kind in a unit have the step to do, and have done it. Kept by acts in their transaction, recomputed by `cycle verify`.
create table counter (
  cycle bigint not null,
  unit bigint not null,
  kind text not null,
  step text not null,
  total int not null,
  done int not null default 0,
  path text not null,
  primary key (cycle, unit, kind, step),
  check (done between 0 and total)
);

-- Settings of a unit in the cycle: date of its year-end conference, dates moved by an act with a reason.
create table unit_date (
  cycle bigint not null,
  unit bigint not null references subject,
  what text not null,
  day date not null,
  reason text not null default '',
  act bigint not null,
  path text not null,
  primary key (cycle, unit, what)
);

-- Which files are open to me: subjects (mine, and those a grant opens), hosts (organisations I act for, and those a grant opens), counts (hosts, and where I am a teller:
-- tellers see counts, and nothing else of the host), and units whose frame concerns me. Found out together: they rest on the same rows.
create function find_files() returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
declare subjects bigint[]; hosts bigint[]; counts bigint[];
begin
  select coalesce(array_agg(subject) filter (where subject is not null), '{}'), coalesce(array_agg(host) filter (where host is not null and what <> 'teller'), '{}'), coalesce(array_agg(host) filter (where host is not null and what = 'teller'), '{}')
    into subjects, hosts, counts from my_grants();
  if this_cycle() is null then
    subjects := subjects || array(select id from subject where person = me());
    hosts := hosts || array(select s.id from my_assignments() a join subject s on s.entry = a.organisation where 'content' = any(a.rights));
  else
    subjects := subjects || array(select id from subject where person = me() and cycle = this_cycle());
    hosts := hosts || array(select s.id from my_assignments() a join subject s on s.entry = a.organisation and s.cycle = this_cycle() where 'content' = any(a.rights));
  end if;
  perform remember('subjects', subjects::text), remember('hosts', hosts::text), remember('counts', (hosts || counts)::text),
    remember('frame_units', (hosts || counts || array(select unit from subject where id = any(subjects)))::text);
end $$;
create function open_files(what text) returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if recall(what) is null then perform find_files(); end if;
  return recall(what)::bigint[];
end $$;
create function my_subjects() returns bigint[] language sql stable as $$ select open_files('subjects') $$;
create function my_hosts() returns bigint[] language sql stable as $$ select open_files('hosts') $$;
create function my_counts() returns bigint[] language sql stable as $$ select open_files('counts') $$;
create function my_frame_units() returns bigint[] language sql stable as $$ select open_files('frame_units') $$;
grant execute on function open_files, my_subjects, my_hosts, my_counts, my_frame_units to tusoi_web;

-- The copy of a pack that a cycle runs under: it holds no person.
create function cycle_copy(of_cycle bigint, of_seq int) returns table (files jsonb, readings jsonb, year int, cut_off date) language sql stable security definer set search_path = public, pg_temp as
$$ select p.files, p.readings, c.year, c.cut_off from cycle_pack p join cycle c on c.id = p.cycle where p.cycle = of_cycle and p.seq = of_seq $$;
grant execute on function cycle_copy to tusoi_web;

-- Where a path of relations leads from each of the subjects, and whether each target has done the step. Frame only, for whoever is signed in: what
-- a step waits for may lie outside one's own part of the tree, and must count all the same.
create function reach(subjects bigint[], hops text[], step text)
returns table (owner bigint, target bigint, unit bigint, person bigint, kind text, applies bigint, is_done boolean)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = auto as $$
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
        cross join unnest(string_to_array(trim(trailing '.' from s.path), '.')::bigint[]) u(entry) join subject a on a.cycle = s.cycle and a.entry = u.entry;
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
grant execute on function reach to tusoi_web;

call fence('cycle', 'path ^@ any((select my_paths())::text[]) or exists (select from my_grants() g where g.cycle = id) or id in (select s.cycle from subject s where s.person = me())', 'select, insert, update', 'path ^@ any((select my_paths())::text[])');
-- A copy of a pack holds no person.
call fence('cycle_pack', 'me() is not null', 'select, insert', 'path ^@ any((select my_paths())::text[])');
call fence('subject', 'path ^@ any((select my_paths())::text[]) or id = any((select my_subjects())::bigint[]) or unit = any((select my_frame_units())::bigint[]) or family in (''organisation'', ''collective'') and me() is not null', 'select, insert, update',
           'path ^@ any((select my_paths())::text[])');
call fence('subject_link', 'path ^@ any((select my_paths())::text[]) or owner = any((select my_frame_units())::bigint[]) or owner = any((select my_subjects())::bigint[])', 'select, insert, update, delete');
call fence('done', 'path ^@ any((select my_paths())::text[]) or subject = any((select my_subjects())::bigint[]) or unit = any((select my_frame_units())::bigint[])', 'select, insert, update, delete');
call fence('counter', 'path ^@ any((select my_paths())::text[]) or unit = any((select my_frame_units())::bigint[])');
call fence('unit_date', 'path ^@ any((select my_paths())::text[]) or unit = any((select my_frame_units())::bigint[])');
-- Who was given what: seen by who has it, whose file it opens, and who sees the frame of that organisation.
call fence('access_grant', 'person = me() or organisation in (select organisation from my_assignments()) or host = any((select my_hosts())::bigint[]) or subject = any((select my_subjects())::bigint[])
             or path ^@ any((select my_paths())::text[]) or exists (select from subject s where s.id = coalesce(host, access_grant.subject) and (s.path ^@ any((select my_paths())::text[]) or s.unit = any((select my_hosts())::bigint[])))',
           'select, insert, update', '(select my_paths()) <> ''{}'' or subject = any((select my_subjects())::bigint[])');
