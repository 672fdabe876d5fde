-- What a database is for, and who comes in with what.

-- Marks a database that holds invented persons only: there, and nowhere else, one click signs somebody in, and the clock stands in the middle of a year.
create table installation (
  single boolean primary key default true check (single),
  demo boolean not null,
  clock_shift interval not null default '0',
  made_at timestamptz not null
);
call fence('installation', 'false', 'select', 'false');

create function installation_mark() returns table (demo boolean, clock_shift interval) language sql stable security definer set search_path = public, pg_temp as
$$ select i.demo, i.clock_shift from installation i $$;
grant execute on function installation_mark to tusoi_web;

-- How a person signs in. The stamp changes with everything that must end sessions elsewhere.
create table account (
  person bigint primary key references person,
  stamp text not null,
  password_hash text,
  failed int not null default 0,
  locked_until timestamptz,
  made_at timestamptz not null
);
call fence('account', 'person = me()', 'select', 'false');

-- Names as they are looked for: without diacritics, in small letters.
create function plain(text text) returns text language sql immutable parallel safe set search_path = public, pg_temp as
$$ select translate(lower(regexp_replace(normalize(text, nfd), '[\u0300-\u036f]', '', 'g')), 'đ', 'd') $$;
grant execute on function plain to tusoi_web;
create index on person (lower(code));

-- Sign-in asks before there is a person of the transaction: it is told what it needs to check one secret, and nothing else.
create function account_named(login text) returns table (person bigint, stamp text, password_hash text, failed int, locked_until timestamptz) language sql stable security definer set search_path = public, pg_temp as
$$ select a.person, a.stamp, a.password_hash, a.failed, a.locked_until from account a join person p on p.id = a.person where lower(p.code) = lower(login) $$;
create function account_tried(who bigint, good boolean, most int, hold interval, now timestamptz) returns void language sql security definer set search_path = public, pg_temp as
$$ update account set failed = case when good then 0 when failed + 1 >= most then 0 else failed + 1 end, locked_until = case when good then null when failed + 1 >= most then now + hold else locked_until end where person = who $$;
grant execute on function account_named, account_tried to tusoi_web;

-- Which of these subjects have done which steps: frame only, for whoever is signed in, because what somebody waits for may lie above or beside him.
create function done_steps(subjects bigint[]) returns table (subject bigint, step text) language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return query select d.subject, d.step from done d where me() is not null and d.subject = any(subjects); end $$;
create function open_requests_of(subjects bigint[]) returns table (subject bigint, step text, body text) language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return query select r.subject, r.step, r.body from request r where me() is not null and r.subject = any(subjects) and r.answered_act is null order by r.id; end $$;
grant execute on function done_steps, open_requests_of to tusoi_web;

create index on meeting (unit);
create index on request (organisation) where answered_act is null;
create index on request (person) where answered_act is null;

-- Who may be tried in a demo: the first holder of each role at the top, then secretaries and deputies of the first organisations below, and a member without a post. Nobody elsewhere.
create function demo_persons() returns table (person bigint, name text, role text, organisation text) language sql stable security definer set search_path = public, pg_temp as $$
  with held as (
    select a.person, a.role, a.path, s.name as organisation, e.code, length(a.path) - length(replace(a.path, '.', '')) as depth,
      row_number() over (partition by a.role, length(a.path) - length(replace(a.path, '.', '')), s.kind order by e.code, a.id) as n
    from assignment a join roster_state s on s.entry = a.organisation and s.known_to is null join roster_entry e on e.id = a.organisation
    where (select i.demo from installation i) and a.ended_act is null and 'content' = any(a.rights)
  ), told as (
    select h.person, p.name, h.role, h.organisation, h.depth, h.code from held h join person p on p.id = h.person where h.n = 1
    union all
    (select p.id, p.name, null, s.name, 9, e.code from roster_entry e join person p on p.id = e.person join roster_state m on m.entry = e.id and m.known_to is null join roster_state s on s.entry = m.unit and s.known_to is null
     where (select i.demo from installation i) and e.family = 'member' and not exists (select from assignment a where a.person = p.id) order by e.code limit 1)
  )
  select t.person, t.name, t.role, t.organisation from told t order by t.depth, t.code, t.role
$$;
grant execute on function demo_persons to tusoi_web;
