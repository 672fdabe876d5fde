-- Accounts: given by one's own organisation with a code that is used once; a lost password is replaced by two persons of it; further keys switched on by oneself.

-- Whoever signs in may write code, or name where nobody else with an account has it: without diacritics, in small letters, one space between words.
create function login_words(text text) returns text language sql immutable parallel safe set search_path = public, pg_temp as
$$ select plain(regexp_replace(btrim(text), '\s+', ' ', 'g')) $$;

alter table account
  add login_code text,
  add login_name text,
  -- A code for one use, in two halves that are kept as salted digests: after a reset each half was shown to another person, so that neither has the whole.
  add code_first bytea,
  add code_second bytea,
  add code_until timestamptz,
  -- The first password was set: from then on only two persons together can replace it.
  add begun_at timestamptz,
  -- Codes by time: the secret as the web has sealed it, since when it is asked for, the last step that was used; digests of the codes for when the device is lost.
  add totp_key text,
  add totp_since timestamptz,
  add totp_step bigint,
  add recovery bytea[] not null default '{}',
  add check (totp_since is null or totp_key is not null),
  add check (num_nulls(code_first, code_second, code_until) in (0, 3));
update account a set login_code = login_words(p.code), login_name = login_words(p.name), begun_at = case when password_hash is not null then made_at end from person p where p.id = a.person;
alter table account alter login_code set not null, alter login_name set not null;
create index on account (login_code);
create index on account (login_name);

create function account_called() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select login_words(p.code), login_words(p.name) into new.login_code, new.login_name from person p where p.id = new.person;
  return new;
end $$;
create trigger called before insert on account for each row execute function account_called();
create function person_called() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account set login_code = login_words(new.code), login_name = login_words(new.name) where person = new.id;
  return null;
end $$;
create trigger called after update of code, name on person for each row when (old.code is distinct from new.code or old.name is distinct from new.name) execute function person_called();

-- One's own account is one's own to change; others change it only by the functions below.
drop policy web on account;
create policy web on account to tusoi_web using (person = me()) with check (person = me());
grant update (stamp, password_hash, failed, locked_until, code_first, code_second, code_until, begun_at, totp_key, totp_since, totp_step, recovery) on account to tusoi_web;

-- Keys kept by a person's own device. What is here is public by nature: nobody can sign in with it.
create table account_passkey (
  credential bytea primary key,
  person bigint not null references account,
  name text not null,
  data jsonb not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index on account_passkey (person);
call fence('account_passkey', 'person = me()', 'select, insert, update, delete');

-- What happened to an account, for its owner to read: who did it, when, and whether he has been told.
create table account_event (
  act bigint primary key,
  person bigint not null references person,
  kind text not null,
  by_person bigint references person,
  at timestamptz not null,
  told_at timestamptz
);
create index on account_event (person);
call fence('account_event', 'person = me()', 'select');
grant update (told_at) on account_event to tusoi_web;

-- A reset: proposed by one person, confirmed by another, of the same organisation as the owner and neither of them the owner.
create table account_reset (
  id bigint primary key,
  person bigint not null references account,
  why text not null,
  all_keys boolean not null,
  first bytea not null,
  proposed_by bigint not null references person,
  proposed_at timestamptz not null,
  until timestamptz not null,
  confirmed_by bigint references person,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  check (proposed_by <> person),
  check (confirmed_by <> person),
  check (confirmed_by <> proposed_by),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_at is null or withdrawn_at is null)
);
create index on account_reset (person);
create index on account_reset (proposed_by);

-- The organisation to which a person belongs, as far as accounts go: where he is a member; without membership, where he holds a post today.
create function account_homes(who bigint) returns table (unit bigint, path text) language sql stable security definer set search_path = public, pg_temp as $$
  with cells as (
    select s.unit, s.path from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today()
    where e.person = who and e.family = 'member' and s.unit is not null)
  select c.unit, c.path from cells c
  union
  select a.organisation, a.path from assignment a where a.person = who and a.ended_act is null and a.held @> today() and not exists (select from cells)
$$;

-- In which role I may do this to somebody's account; null: not at all, and never to my own.
--   issue: I keep the roster there, or act for his own organisation;  propose: I act for it;  confirm: I act for it or belong to it.
-- The right that technical administrators hold gives none of these.
create function account_role(who bigint, what text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select r.role from (
    select a.role, 1 as place from account_homes(who) h join assignment a on a.person = me() and a.ended_act is null and a.held @> today()
      and ('content' = any(a.rights) and a.organisation = h.unit or what = 'issue' and 'roster' = any(a.rights) and h.path ^@ a.path)
    union all
    select 'member', 2 from account_homes(who) h join account_homes(me()) mine on mine.unit = h.unit where what = 'confirm'
  ) r where me() is not null and me() <> who order by r.place limit 1
$$;

call fence('account_reset', 'person = me() or proposed_by = me() or account_role(person, ''confirm'') is not null', 'select (id, person, why, all_keys, proposed_by, proposed_at, until, confirmed_by, confirmed_at, withdrawn_at)', 'false');

-- One try at the door is counted before the secret is looked at, under the row's lock: however many come at once, no more than `most` secrets are ever compared.
-- Nobody, and nothing else, where there is no such account or it is held back.
create function account_knock(login text, who bigint, most int, hold interval, now timestamptz)
  returns table (person bigint, stamp text, password_hash text, code_first bytea, code_second bytea, code_until timestamptz, totp boolean)
language sql security definer set search_path = public, pg_temp as $$
  update account a set failed = case when a.failed + 1 >= most then 0 else a.failed + 1 end, locked_until = case when a.failed + 1 >= most then now + hold end
  where a.person = coalesce(who,
      (select min(c.person) from account c where c.login_code = login_words(login) having count(*) = 1),
      (select min(n.person) from account n where n.login_name = login_words(login) having count(*) = 1))
    and (a.locked_until is null or a.locked_until <= now)
  returning a.person, a.stamp, a.password_hash, a.code_first, a.code_second, a.code_until, a.totp_since is not null
$$;
drop function account_tried(bigint, boolean, int, interval, timestamptz);
drop function account_named(text);

-- Keys of a person, to check a signature before he is known to be here.
create function account_passkeys(who bigint) returns table (credential bytea, data jsonb) language sql stable security definer set search_path = public, pg_temp as
$$ select k.credential, k.data from account_passkey k join account a on a.person = k.person where k.person = who and a.password_hash is not null $$;

-- The entry in the chain of the roster of the organisation to which the account's owner belongs, and the line that its owner reads. The caller's transaction has changed the account.
create function account_entry(act bigint, about bigint, kind text, at timestamptz, salt bytea, content jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare home record; role text := coalesce(account_role(about, 'issue'), account_role(about, 'confirm'), case when about = me() then 'person' end);
begin
  if role is null then raise insufficient_privilege using message = 'account'; end if;
  select h.unit, h.path into home from account_homes(about) h order by h.path limit 1;
  -- whoever belongs nowhere any more is written down at the top
  if home.unit is null then select s.entry, s.path into home from roster_state s where s.unit is null and s.known_to is null and s.path <> '' order by s.path limit 1; end if;
  insert into chain (cycle, unit, path) values (0, home.unit, home.path) on conflict do nothing;
  perform journal_entry(act, 0, home.unit, kind, null, role, at, salt, content, home.unit);
  insert into account_event values (act, about, kind, me(), at, case when about = me() then at end);
end $$;

-- Gives an account, or another code to one that nobody has used yet.
create function account_issue(who bigint, new_first bytea, new_second bytea, new_until timestamptz, new_stamp text, now timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if account_role(who, 'issue') is null then return 'denied'; end if;
  insert into account (person, stamp, code_first, code_second, code_until, made_at) values (who, new_stamp, new_first, new_second, new_until, now)
    on conflict (person) do update set stamp = new_stamp, code_first = new_first, code_second = new_second, code_until = new_until, failed = 0, locked_until = null where account.begun_at is null;
  return case when found then 'done' else 'used' end;
end $$;

create function account_propose(act bigint, who bigint, reason text, keys boolean, new_first bytea, new_until timestamptz, now timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if account_role(who, 'propose') is null then return 'denied'; end if;
  perform from account a where a.person = who and a.begun_at is not null for update;
  if not found then return 'unused'; end if;
  if exists (select from account_reset r where r.person = who and r.confirmed_at is null and r.withdrawn_at is null and r.until > now) then return 'twice'; end if;
  insert into account_reset (id, person, why, all_keys, first, proposed_by, proposed_at, until) values (act, who, reason, keys, new_first, me(), now, new_until);
  return 'done';
end $$;

-- From now on nothing opens the account but the code whose halves two persons hold. The password before, and sessions, end here and not when the code is used: a reset is
-- asked for because the password is lost or somebody else has it, and whoever has it must not stay inside while the owner looks for his code.
create function account_confirm(reset bigint, new_second bytea, new_until timestamptz, new_stamp text, now timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare r account_reset;
begin
  select * into r from account_reset where id = reset for update;
  if r.id is null or r.proposed_by = me() or account_role(r.person, 'confirm') is null then return 'denied'; end if;
  if r.confirmed_at is not null or r.withdrawn_at is not null or r.until <= now then return 'over'; end if;
  update account_reset set confirmed_by = me(), confirmed_at = now where id = reset;
  update account set password_hash = null, stamp = new_stamp, code_first = r.first, code_second = new_second, code_until = new_until, failed = 0, locked_until = null,
    totp_key = case when not r.all_keys then totp_key end, totp_since = case when not r.all_keys then totp_since end, recovery = case when r.all_keys then '{}' else recovery end
    where person = r.person;
  if r.all_keys then delete from account_passkey where person = r.person; end if;
  return 'done';
end $$;

-- Taken back by who proposed it, by the owner, or by anybody who might have confirmed it.
create function account_withdraw(reset bigint, now timestamptz) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account_reset r set withdrawn_at = now where r.id = reset and r.confirmed_at is null and r.withdrawn_at is null
    and (r.proposed_by = me() or r.person = me() or account_role(r.person, 'confirm') is not null);
  return case when found then 'done' else 'denied' end;
end $$;

-- What was done to my account, with names: an ordinary member sees no list of persons.
create function my_account_events() returns table (act bigint, kind text, by_me boolean, by_name text, at timestamptz, told boolean) language sql stable security definer set search_path = public, pg_temp as
$$ select e.act, e.kind, e.by_person is not distinct from me(), p.name, e.at, e.told_at is not null from account_event e left join person p on p.id = e.by_person where e.person = me() order by e.at desc, e.act desc limit 20 $$;

-- Resets that I may look at: of my own account, proposed by me, or waiting for a second person of my organisation.
create function my_account_resets(now timestamptz) returns table (id bigint, person bigint, code text, name text, why text, all_keys boolean, proposed_by bigint, proposed_name text, proposed_at timestamptz, until timestamptz, confirmed_name text, confirmed_at timestamptz, is_over boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.person, p.code, p.name, r.why, r.all_keys, r.proposed_by, b.name, r.proposed_at, r.until, c.name, r.confirmed_at, r.confirmed_at is not null or r.withdrawn_at is not null or r.until <= now
  from account_reset r join person p on p.id = r.person join person b on b.id = r.proposed_by left join person c on c.id = r.confirmed_by
  where r.person = me() or r.proposed_by = me() or (r.proposed_at > now - interval '60 days' and account_role(r.person, 'confirm') is not null)
  order by r.proposed_at desc limit 50
$$;

-- Persons to whom I may give an account, by name or code or in one organisation; with how their account stands.
create function account_list(words text, at_unit bigint, of_person bigint, now timestamptz)
  returns table (person bigint, code text, name text, organisation text, state text, code_until timestamptz, may_propose boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select a.organisation, a.path, a.rights from assignment a where a.person = me() and a.ended_act is null and a.held @> today() and a.rights && '{content,roster}'),
  placed as (
    select e.person, s.unit, s.path from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today()
      where e.family = 'member' and (s.unit in (select m.organisation from mine m where 'content' = any(m.rights)) or s.path ^@ any(array(select m.path from mine m where 'roster' = any(m.rights))))
    union
    select a.person, a.organisation, a.path from assignment a
      where a.ended_act is null and a.held @> today() and (a.organisation in (select m.organisation from mine m where 'content' = any(m.rights)) or a.path ^@ any(array(select m.path from mine m where 'roster' = any(m.rights))))
        and not exists (select from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today() where e.person = a.person and e.family = 'member')
  )
  select p.id, p.code, p.name, string_agg(distinct o.name, ', '),
    case when c.person is null then 'none' when c.code_until > now and c.begun_at is null then 'issued' when c.code_until > now then 'reset' when c.password_hash is not null then 'used' else 'expired' end,
    c.code_until, bool_or(l.unit in (select m.organisation from mine m where 'content' = any(m.rights)))
  from placed l join person p on p.id = l.person left join account c on c.person = p.id left join roster_state o on o.entry = l.unit and o.known_to is null and o.valid @> today()
  where p.id <> me() and (at_unit is null or l.unit = at_unit) and (of_person is null or p.id = of_person)
    and (words = '' or login_words(p.name) like '%' || replace(replace(login_words(words), '%', '\%'), '_', '\_') || '%' or login_words(p.code) like replace(replace(login_words(words), '%', '\%'), '_', '\_') || '%')
  group by p.id, c.person order by p.name, p.id limit 100
$$;

-- By the person who installs, with the owner's own connection: only while nobody has used the account, so that nobody becomes somebody else by it.
create function account_by_installer(act bigint, who bigint, new_first bytea, new_second bytea, new_until timestamptz, new_stamp text, now timestamptz, salt bytea, content jsonb) returns text language plpgsql as $$
begin
  insert into account (person, stamp, code_first, code_second, code_until, made_at) values (who, new_stamp, new_first, new_second, new_until, now)
    on conflict (person) do update set stamp = new_stamp, code_first = new_first, code_second = new_second, code_until = new_until, failed = 0, locked_until = null where account.begun_at is null;
  if not found then return 'used'; end if;
  perform set_config('tusoi.person', who::text, true);
  perform account_entry(act, who, 'IssueAccountByInstaller', now, salt, content);
  update account_event e set by_person = null, told_at = null where e.act = account_by_installer.act;
  return 'done';
end $$;

grant execute on function login_words, account_knock, account_homes, account_role, account_passkeys, account_entry, account_issue, account_propose, account_confirm, account_withdraw, my_account_events, my_account_resets, account_list to tusoi_web;

-- Who may be tried in a demo: the same, with what the door needs to put the most useful first.
drop function demo_persons();
create function demo_persons() returns table (person bigint, name text, role text, organisation text, depth int, rights text[], kind text) language sql stable security definer set search_path = public, pg_temp as $$
  with held as (
    select a.person, a.role, a.rights, s.kind, s.name as organisation, e.code, length(a.path) - length(replace(a.path, '.', '')) as depth,
      row_number() over (partition by a.role, length(a.path) - length(replace(a.path, '.', '')), s.kind order by e.code, a.id) as n
    from assignment a join roster_state s on s.entry = a.organisation and s.known_to is null join roster_entry e on e.id = a.organisation
    where (select i.demo from installation i) and a.ended_act is null and 'content' = any(a.rights)
  ), told as (
    select h.person, p.name, h.role, h.organisation, h.depth, h.rights, h.kind, h.code from held h join person p on p.id = h.person where h.n = 1
    union all
    (select p.id, p.name, null, s.name, 99, '{}', s.kind, e.code from roster_entry e join person p on p.id = e.person join roster_state m on m.entry = e.id and m.known_to is null join roster_state s on s.entry = m.unit and s.known_to is null
     where (select i.demo from installation i) and e.family = 'member' and not exists (select from assignment a where a.person = p.id) order by e.code limit 1)
  )
  select t.person, t.name, t.role, t.organisation, t.depth, t.rights, t.kind from told t order by t.depth, t.code, t.role
$$;
grant execute on function demo_persons to tusoi_web;
