-- Generated from Migrations/ by “./tusoi db schema --out src/TuSoi/Database/schema.sql”, for reading only.

CREATE FUNCTION public.account_by_installer(act bigint, who bigint, new_first bytea, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone, salt bytea, content jsonb) RETURNS text
    LANGUAGE plpgsql
    AS $$
begin
  insert into account (person, stamp, code_first, code_second, code_until, made_at) values (who, new_stamp, new_first, new_second, new_until, now)
    on conflict (person) do update set stamp = new_stamp, code_first = new_first, code_second = new_second, code_until = new_until, failed = 0, locked_until = null where account.begun_at is null;
  if not found then return 'used'; end if;
  perform set_config('tusoi.person', who::text, true);
  perform account_entry(act, who, 'IssueAccountByInstaller', now, salt, content);
  update account_event e set by_person = null, told_at = null where e.act = account_by_installer.act;
  return 'done';
end $$;

CREATE FUNCTION public.account_called() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  select login_words(p.code), login_words(p.name) into new.login_code, new.login_name from person p where p.id = new.person;
  return new;
end $$;

CREATE FUNCTION public.account_confirm(reset bigint, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.account_entry(act bigint, about bigint, kind text, at timestamp with time zone, salt bytea, content jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.account_homes(who bigint) RETURNS TABLE(unit bigint, path text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with cells as (
    select s.unit, s.path from roster_entry e join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today()
    where e.person = who and e.family = 'member' and s.unit is not null)
  select c.unit, c.path from cells c
  union
  select a.organisation, a.path from assignment a where a.person = who and a.ended_act is null and a.held @> today() and not exists (select from cells)
$$;

CREATE FUNCTION public.account_issue(who bigint, new_first bytea, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if account_role(who, 'issue') is null then return 'denied'; end if;
  insert into account (person, stamp, code_first, code_second, code_until, made_at) values (who, new_stamp, new_first, new_second, new_until, now)
    on conflict (person) do update set stamp = new_stamp, code_first = new_first, code_second = new_second, code_until = new_until, failed = 0, locked_until = null where account.begun_at is null;
  return case when found then 'done' else 'used' end;
end $$;

CREATE FUNCTION public.account_knock(login text, who bigint, most integer, hold interval, now timestamp with time zone) RETURNS TABLE(person bigint, stamp text, password_hash text, code_first bytea, code_second bytea, code_until timestamp with time zone, totp boolean)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  update account a set failed = case when a.failed + 1 >= most then 0 else a.failed + 1 end, locked_until = case when a.failed + 1 >= most then now + hold end
  where a.person = coalesce(who,
      (select min(c.person) from account c where c.login_code = login_words(login) having count(*) = 1),
      (select min(n.person) from account n where n.login_name = login_words(login) having count(*) = 1))
    and (a.locked_until is null or a.locked_until <= now)
  returning a.person, a.stamp, a.password_hash, a.code_first, a.code_second, a.code_until, a.totp_since is not null
$$;

CREATE FUNCTION public.account_list(words text, at_unit bigint, of_person bigint, now timestamp with time zone) RETURNS TABLE(person bigint, code text, name text, organisation text, state text, code_until timestamp with time zone, may_propose boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
    case when c.person is null then 'none' when c.code_until > now and c.begun_at is null then 'issued' when c.code_until > now then 'reset' when c.password_hash is not null then 'used' when c.begun_at is null then 'expired' else 'lapsed' end,
    c.code_until, bool_or(l.unit in (select m.organisation from mine m where 'content' = any(m.rights)))
  from placed l join person p on p.id = l.person left join account c on c.person = p.id left join roster_state o on o.entry = l.unit and o.known_to is null and o.valid @> today()
  where p.id <> me() and (at_unit is null or l.unit = at_unit) and (of_person is null or p.id = of_person)
    and (words = '' or login_words(p.name) like '%' || replace(replace(login_words(words), '%', '\%'), '_', '\_') || '%' or login_words(p.code) like replace(replace(login_words(words), '%', '\%'), '_', '\_') || '%')
  group by p.id, c.person order by plain(substring(p.name from '[^ ]* *$')), p.name, p.id limit 100
$_$;

CREATE FUNCTION public.account_passkeys(who bigint) RETURNS TABLE(credential bytea, data jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select k.credential, k.data from account_passkey k join account a on a.person = k.person where k.person = who and a.password_hash is not null $$;

CREATE FUNCTION public.account_propose(act bigint, who bigint, reason text, keys boolean, new_first bytea, new_until timestamp with time zone, now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if account_role(who, 'propose') is null then return 'denied'; end if;
  perform from account a where a.person = who and a.begun_at is not null for update;
  if not found then return 'unused'; end if;
  if exists (select from account_reset r where r.person = who and r.confirmed_at is null and r.withdrawn_at is null and r.until > now) then return 'twice'; end if;
  insert into account_reset (id, person, why, all_keys, first, proposed_by, proposed_at, until) values (act, who, reason, keys, new_first, me(), now, new_until);
  return 'done';
end $$;

CREATE FUNCTION public.account_role(who bigint, what text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select r.role from (
    select a.role, 1 as place from account_homes(who) h join assignment a on a.person = me() and a.ended_act is null and a.held @> today()
      and ('content' = any(a.rights) and a.organisation = h.unit or what = 'issue' and 'roster' = any(a.rights) and h.path ^@ a.path)
    union all
    select 'member', 2 from account_homes(who) h join account_homes(me()) mine on mine.unit = h.unit where what = 'confirm'
  ) r where me() is not null and me() <> who order by r.place limit 1
$$;

CREATE FUNCTION public.account_withdraw(reset bigint, now timestamp with time zone) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update account_reset r set withdrawn_at = now where r.id = reset and r.confirmed_at is null and r.withdrawn_at is null
    and (r.proposed_by = me() or r.person = me() or account_role(r.person, 'confirm') is not null);
  return case when found then 'done' else 'denied' end;
end $$;

CREATE FUNCTION public.answer_facts(of_request bigint, of_act bigint, at timestamp with time zone, cells jsonb) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;

CREATE FUNCTION public.asked() RETURNS text
    LANGUAGE sql STABLE
    AS $$ select concat_ws('/', current_setting('tusoi.person', true), current_setting('tusoi.day', true), current_setting('tusoi.cycle', true), current_setting('tusoi.turn', true)) || '|' $$;

CREATE FUNCTION public.asked_entries(of_request bigint) RETURNS TABLE(entry bigint, code text, name text, unit text, own boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select e.id, e.code, s.name, coalesce(u.name, ''), coalesce(e.person = me(), false)
  from fact_request_entry q join roster_entry e on e.id = q.entry join roster_state s on s.entry = e.id and s.known_to is null and s.valid @> today()
  left join roster_state u on u.entry = s.unit and u.known_to is null and u.valid @> today()
  where q.request = of_request and of_request = any(my_fact_requests()) order by s.path, e.code
$$;

CREATE FUNCTION public.asked_facts() RETURNS TABLE(id bigint, asker text, organisation bigint, body text, body_path text, path text, year integer, family text, facts text[], says text, due date, entries bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare mine bigint[] := my_fact_requests();
begin
  if mine = '{}' then return; end if;
  return query select r.id, coalesce(s.name, ''), r.organisation, coalesce(o.name, ''), o.path, r.path, r.year, r.family, r.facts, r.says, r.due, (select count(*) from fact_request_entry e where e.request = r.id)
    from fact_request r left join roster_state s on s.entry = r.asker and s.known_to is null and s.valid @> today() left join roster_state o on o.entry = r.organisation and o.known_to is null and o.valid @> today()
    where r.id = any(mine) order by r.due, r.id;
end $$;

CREATE FUNCTION public.asked_of_me(of_cycle bigint) RETURNS TABLE(asker bigint, asker_name text, step text, body text, due date, subject bigint, about text, kind text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare mine bigint[] := array(select r.id from request r where r.cycle = of_cycle and r.answered_act is null
  and (r.person = me() or r.organisation = any(array(select a.organisation from assignment a where a.person = me() and a.ended_act is null and a.held @> today()))));
begin
  if mine = '{}' then return; end if;
  return query select u.id, u.name, r.step, r.body, r.due, s.id, s.name, s.kind from request r join subject s on s.id = r.subject join subject u on u.cycle = r.cycle and u.entry = r.asker
    where r.id = any(mine) order by r.due, u.path, s.code;
end $$;

CREATE FUNCTION public.chain_heads(of_cycle bigint, of_path text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$ select coalesce(jsonb_agg(jsonb_build_array(cycle, unit, seq, encode(hash, 'hex')) order by cycle, unit), '[]') from chain
   where seq > 0 and (cycle = of_cycle or cycle = 0 and (path ^@ of_path or of_path ^@ path)) $$;

CREATE FUNCTION public.content_digest(salt bytea, content jsonb) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$ begin return sha256(salt || convert_to(content::text, 'UTF8')); end $$;

CREATE FUNCTION public.count_anew() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  analyze person, roster_entry, roster_state, roster_bond, assignment, subject, subject_link, counter, chain;
end $$;

CREATE FUNCTION public.counts_of_me(of_cycle bigint) RETURNS TABLE(unit bigint, ballot bigint, host bigint, rule text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
  return query select b.host, b.id, m.host, m.rule from teller t join ballot b on b.meeting = t.meeting join meeting m on m.id = b.meeting
    where b.cycle = of_cycle and t.person = me() and b.closed_act is null and not exists (select from slip_count c where c.ballot = b.id and c.typist = me()) order by b.id;
end $$;

CREATE FUNCTION public.cycle_copy(of_cycle bigint, of_seq integer) RETURNS TABLE(files jsonb, readings jsonb, year integer, cut_off date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select p.files, p.readings, c.year, c.cut_off from cycle_pack p join cycle c on c.id = p.cycle where p.cycle = of_cycle and p.seq = of_seq $$;

CREATE FUNCTION public.demo_persons() RETURNS TABLE(person bigint, name text, role text, organisation text, depth integer, rights text[], kind text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.done_steps(subjects bigint[]) RETURNS TABLE(subject bigint, step text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return query select d.subject, d.step from done d where me() is not null and d.subject = any(subjects); end $$;

CREATE FUNCTION public.entry_hash(before bytea, cycle bigint, unit bigint, path text, act bigint, seq bigint, kind text, step text, by_person bigint, role text, at timestamp with time zone, digest bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$ begin return sha256(before || convert_to(jsonb_build_array(cycle, unit, path, act, seq, kind, step, by_person, role, extract(epoch from at))::text, 'UTF8') || digest); end $$;

CREATE PROCEDURE public.fence(IN fenced regclass, IN condition text, IN rights text DEFAULT 'select, insert, update'::text, IN writes text DEFAULT NULL::text)
    LANGUAGE plpgsql
    AS $$
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('alter table %s force row level security', fenced);
  execute format('create policy owner on %s to tusoi_owner using (true) with check (true)', fenced);
  execute format('create policy web on %s to tusoi_web using (%s) with check (%s)', fenced, condition, coalesce(writes, condition));
  execute format('grant %s on %s to tusoi_web', rights, fenced);
end $$;

CREATE PROCEDURE public.fence_content(IN fenced regclass, IN more text DEFAULT 'false'::text)
    LANGUAGE plpgsql
    AS $$
declare seen text := format('host = any((select my_hosts())::bigint[]) or subject = any((select my_subjects())::bigint[]) or %s', more);
begin
  call fence(fenced, seen, 'select, insert, update', seen || ' or host = any((select my_ranked_hosts())::bigint[])');
end $$;

CREATE PROCEDURE public.fence_facts(IN fenced regclass)
    LANGUAGE plpgsql
    AS $$
begin
  call fence(fenced, 'entry = any((select my_entries())::bigint[]) or path = any((select my_unit_paths())::text[]) or path ^@ any((select my_data_paths())::text[])',
             'select, insert, update', 'path = any((select my_unit_paths())::text[]) or path ^@ any((select my_data_paths())::text[])');
end $$;

CREATE PROCEDURE public.fence_levels(IN fenced regclass)
    LANGUAGE plpgsql
    AS $$
begin
  call fence(fenced, 'host = any((select my_ranked_hosts())::bigint[]) or subject = any((select my_told_subjects())::bigint[])');
end $$;

CREATE FUNCTION public.find_files() RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.forget_content(of_cycle bigint, older_than timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare gone bigint;
begin
  if not exists (select from cycle c where c.id = of_cycle and (c.path ^@ any(my_paths('roster')) or c.path ^@ any(my_paths('technical')))) then return 0; end if;
  delete from journal_content c using journal j where j.act = c.act and j.cycle = of_cycle and j.at < older_than and j.kind <> 'ForgetContent';
  get diagnostics gone = row_count;
  return gone;
end $$;

CREATE FUNCTION public.forget_import_files(now timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ delete from import_file where kept_until < now and me() is not null $$;

CREATE FUNCTION public.forget_rights() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin perform set_config('tusoi.turn', (coalesce(nullif(current_setting('tusoi.turn', true), ''), '0')::int + 1)::text, true); return null; end $$;

CREATE FUNCTION public.frame_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update cycle set frame = nextval('frames') where id in (select distinct cycle from changed);
  return null;
end $$;

CREATE FUNCTION public.frame_changes() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform from cycle where id = this_cycle() for no key update;
  return null;
end $$;

CREATE FUNCTION public.hands_of(of_ballot bigint) RETURNS smallint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return (select coalesce(array_agg(c.hand order by c.hand), '{}') from slip_count c where c.ballot = of_ballot and me() is not null); end $$;

CREATE FUNCTION public.installation_mark() RETURNS TABLE(demo boolean, clock_shift interval)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select i.demo, i.clock_shift from installation i $$;

CREATE FUNCTION public.is_signed(of_decision bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return exists (select from decision where id = of_decision and signed_act is not null); end $$;

CREATE FUNCTION public.journal_entry(act bigint, cycle bigint, unit bigint, kind text, step text, role text, at timestamp with time zone, salt bytea, content jsonb, host bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare head chain; digest bytea := content_digest(salt, content);
begin
  update chain c set seq = c.seq + 1,
      hash = entry_hash(c.hash, c.cycle, c.unit, c.path, journal_entry.act, c.seq + 1, journal_entry.kind, journal_entry.step, me(), journal_entry.role, journal_entry.at, digest)
    where c.cycle = journal_entry.cycle and c.unit = journal_entry.unit returning c.* into strict head;
  insert into journal values (act, cycle, unit, head.path, head.seq, kind, step, me(), role, at, digest, head.hash);
  insert into journal_content values (act, salt, content, host);
  return head.seq;
end $$;

CREATE FUNCTION public.links_lead_to_subjects() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from added a where not exists (select from subject s where s.id = a.owner) or not exists (select from subject s where s.id = a.target)) then
    raise foreign_key_violation using message = 'a way from or to a subject that is not there', table = 'subject_link';
  end if;
  return null;
end $$;

CREATE FUNCTION public.login_words(text text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$ select plain(regexp_replace(btrim(text), '\s+', ' ', 'g')) $$;

CREATE FUNCTION public.me() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('tusoi.person', true), '')::bigint $$;

CREATE FUNCTION public.my_account_events() RETURNS TABLE(act bigint, kind text, by_me boolean, by_name text, at timestamp with time zone, told boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select e.act, e.kind, e.by_person is not distinct from me(), p.name, e.at, e.told_at is not null from account_event e left join person p on p.id = e.by_person where e.person = me() order by e.at desc, e.act desc limit 20 $$;

CREATE FUNCTION public.my_account_resets(now timestamp with time zone) RETURNS TABLE(id bigint, person bigint, code text, name text, why text, all_keys boolean, proposed_by bigint, proposed_name text, proposed_at timestamp with time zone, until timestamp with time zone, confirmed_name text, confirmed_at timestamp with time zone, is_over boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select r.id, r.person, p.code, p.name, r.why, r.all_keys, r.proposed_by, b.name, r.proposed_at, r.until, c.name, r.confirmed_at, r.confirmed_at is not null or r.withdrawn_at is not null or r.until <= now
  from account_reset r join person p on p.id = r.person join person b on b.id = r.proposed_by left join person c on c.id = r.confirmed_by
  where r.person = me() or r.proposed_by = me() or (r.proposed_at > now - interval '60 days' and account_role(r.person, 'confirm') is not null)
  order by r.proposed_at desc limit 50
$$;

CREATE TABLE public.assignment (
    id bigint NOT NULL,
    person bigint NOT NULL,
    role text NOT NULL,
    organisation bigint NOT NULL,
    path text NOT NULL,
    rights text[] NOT NULL,
    held daterange NOT NULL,
    act bigint,
    ended_act bigint
);

ALTER TABLE ONLY public.assignment FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.my_assignments() RETURNS SETOF public.assignment
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 3
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return query select * from assignment where person = me() and ended_act is null and held @> today(); end $$;

CREATE FUNCTION public.my_counts() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ select open_files('counts') $$;

CREATE FUNCTION public.my_data_paths() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return my_paths('roster') || my_paths('ranking'); end $$;

CREATE FUNCTION public.my_desks() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ declare known text := recall('desks');
begin
  if known is null then
    known := remember('desks', (select coalesce(array_agg(id), '{}') from (
      select s.id from my_assignments() a join subject s on s.entry = a.organisation where 'content' = any(a.rights)
      union select host from my_grants() where what = 'substitute' and host is not null) d)::text);
  end if;
  return known::bigint[];
end $$;

CREATE FUNCTION public.my_entries() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ declare known text := recall('entries');
begin
  if known is null then known := remember('entries', (select coalesce(array_agg(id), '{}') from roster_entry where person = me())::text); end if;
  return known::bigint[];
end $$;

CREATE FUNCTION public.my_fact_requests() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return array(select r.id from fact_request r join my_assignments() a on a.organisation = r.organisation and (a.role = r.role or r.role is null and 'content' = any(a.rights))
    where r.answered_act is null and r.ended_act is null);
end $$;

CREATE FUNCTION public.my_frame_units() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ select open_files('frame_units') $$;

CREATE TABLE public.access_grant (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    person bigint,
    organisation bigint,
    role text,
    what text NOT NULL,
    subject bigint,
    host bigint,
    path text,
    act bigint NOT NULL,
    ended_act bigint,
    until date,
    CONSTRAINT access_grant_check CHECK (((person IS NULL) <> (organisation IS NULL))),
    CONSTRAINT access_grant_check1 CHECK ((num_nonnulls(subject, host, path) = 1)),
    CONSTRAINT access_grant_what_check CHECK ((what = ANY (ARRAY['participant'::text, 'attendant'::text, 'contributor'::text, 'commenter'::text, 'in_charge'::text, 'substitute'::text, 'teller'::text, 'dossier'::text, 'appraisal'::text, 'ranking'::text])))
);

ALTER TABLE ONLY public.access_grant FORCE ROW LEVEL SECURITY;

CREATE FUNCTION public.my_grants() RETURNS SETOF public.access_grant
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.my_hosts() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ select open_files('hosts') $$;

CREATE FUNCTION public.my_paths() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ declare known text := recall('paths');
begin
  if known is null then known := remember('paths', (select coalesce(array_agg(distinct path), '{}') from assignment where person = me() and ended_act is null and held @> today())::text); end if;
  return known::text[];
end $$;

CREATE FUNCTION public.my_paths(needed text) RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ declare known text := recall('paths_' || needed);
begin
  if known is null then
    known := remember('paths_' || needed, (select coalesce(array_agg(distinct path), '{}') from (
      select path from assignment where person = me() and ended_act is null and held @> today() and needed = any(rights)
      union all select path from my_grants() where path is not null and what = needed) p)::text);
  end if;
  return known::text[];
end $$;

CREATE FUNCTION public.my_ranked_hosts() RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.my_seat(of_unit bigint) RETURNS TABLE(acts boolean, ranks boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return query select
     exists (select from my_assignments() a where a.organisation = u.entry and 'content' = any(a.rights)) or exists (select from my_grants() g where g.what = 'substitute' and g.host = u.id),
     u.path ^@ any(my_paths('ranking'))
   from subject u where u.id = of_unit and me() is not null; end $$;

CREATE FUNCTION public.my_subjects() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ select open_files('subjects') $$;

CREATE FUNCTION public.my_told_subjects() RETURNS bigint[]
    LANGUAGE sql STABLE
    AS $$ select open_files('told_subjects') $$;

CREATE FUNCTION public.my_unit_paths() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ declare known text := recall('unit_paths');
begin
  if known is null then known := remember('unit_paths', (select coalesce(array_agg(distinct path), '{}') from assignment where person = me() and ended_act is null and held @> today() and 'content' = any(rights))::text); end if;
  return known::text[];
end $$;

CREATE FUNCTION public.next_moment(now timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare moment bigint;
begin
  perform pg_advisory_lock(hashtext('moments'));
  moment := setval('moments', greatest(nextval('moments'), (extract(epoch from now) * 1000000)::bigint));
  perform pg_advisory_unlock(hashtext('moments'));
  return timestamptz 'epoch' + moment * interval '1 microsecond';
end $$;

CREATE FUNCTION public.open_files(what text) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if recall(what) is null then perform find_files(); end if;
  return recall(what)::bigint[];
end $$;

CREATE FUNCTION public.open_requests(of_cycle bigint) RETURNS TABLE(subject bigint, step text, body text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select r.subject, r.step, r.body from request r join subject s on s.id = r.subject
   where r.cycle = of_cycle and r.answered_act is null and (s.path ^@ any(my_paths()) or s.id = any(my_subjects()) or s.unit = any(my_frame_units())) order by r.id $$;

CREATE FUNCTION public.organisations_above() RETURNS TABLE(entry bigint, name text, path text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select s.entry, s.name, s.path from roster_state s join roster_entry e on e.id = s.entry and e.family = 'organisation'
  where s.known_to is null and s.valid @> today() and exists (select from unnest(my_paths('roster')) mine(path) where mine.path ^@ s.path) order by s.path
$$;

CREATE FUNCTION public.person_called() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update account set login_code = login_words(new.code), login_name = login_words(new.name) where person = new.id;
  return null;
end $$;

CREATE FUNCTION public.plain(text text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$ select translate(lower(regexp_replace(normalize(text, nfd), '[\u0300-\u036f]', '', 'g')), 'đ', 'd') $$;

CREATE FUNCTION public.reach(subjects bigint[], hops text[], step text) RETURNS TABLE(owner bigint, target bigint, unit bigint, person bigint, kind text, applies bigint, is_done boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.recall(what text) RETURNS text
    LANGUAGE sql STABLE
    AS $$ select case when starts_with(current_setting('tusoi.' || what, true), asked()) then substr(current_setting('tusoi.' || what, true), length(asked()) + 1) end $$;

CREATE FUNCTION public.remember(what text, value text) RETURNS text
    LANGUAGE plpgsql
    AS $$ begin perform set_config('tusoi.' || what, asked() || value, true); return value; end $$;

CREATE FUNCTION public.request_states(subjects bigint[], of_step text) RETURNS TABLE(subject bigint, body text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select r.subject, r.body from request r where me() is not null and r.subject = any(subjects) and r.step = of_step and r.answered_act is not null $$;

CREATE FUNCTION public.schema_applied() RETURNS TABLE(version integer, name text, hash text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select version, name, hash from schema_version order by version $$;

CREATE FUNCTION public.seal_hash(before bytea, id bigint, cycle bigint, path text, at timestamp with time zone, heads jsonb, by_person bigint) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select sha256(before || convert_to(jsonb_build_array(id, cycle, path, extract(epoch from at), heads, by_person)::text, 'UTF8')) $$;

CREATE FUNCTION public.this_cycle() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('tusoi.cycle', true), '')::bigint $$;

CREATE FUNCTION public.today() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select coalesce(nullif(current_setting('tusoi.day', true), '')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date) $$;

CREATE FUNCTION public.unit_frame(of_cycle bigint, of_units bigint[], mine boolean[], members_below text[], ways text[], ways_above text[], shown bytea DEFAULT NULL::bytea, told bigint[] DEFAULT NULL::bigint[], units bigint[] DEFAULT NULL::bigint[]) RETURNS TABLE(pack_seq integer, open bigint[], seal bytea, id bigint[], entry bigint[], family text[], kind text[], code text[], name text[], person bigint[], unit bigint[], path text[], applies bigint[], left_out text[], owner bigint[], way integer[], target bigint[], done_subject bigint[], done_step text[], host bigint[], rule text[], planned_on date[], starts time without time zone[], opened boolean[], day_unit bigint[], day date[], asked_subject bigint[], asked_step text[], asked_body text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
declare near bigint[]; over bigint[]; led bigint[]; known bigint[]; fresh bigint[]; own bigint[] := my_frame_units(); seen text[] := my_paths(); files bigint[] := recall('subjects')::bigint[]; hosts bigint[] := recall('hosts')::bigint[]; ground text;
begin
  if me() is null then return; end if;
  if of_units is null then
    select array_agg(p.unit), array_agg(p.mine) into of_units, mine from (select w.unit, bool_and(w.mine) as mine from (
      select s.id as unit, false as mine from assignment a join subject s on s.entry = a.organisation and s.cycle = of_cycle where a.person = me() and a.ended_act is null and a.held @> today()
      union all select s.unit, true from subject s where s.cycle = of_cycle and s.person = me() and s.left_out is null) w group by w.unit order by w.unit) p;
  end if;
  ground := row(me(), of_cycle, (select c.frame from cycle c where c.id = of_cycle), of_units, mine, members_below, ways, ways_above, own, seen, files)::text;
  if shown is distinct from sha256(convert_to(row(ground, told, units)::text, 'UTF8')) then
    near := array(
      select s.id from unnest(of_units, mine) w(id, mine) join subject u on u.id = w.id and u.cycle = of_cycle and u.family = 'organisation'
        join subject s on not w.mine and s.cycle = of_cycle and s.path ~>=~ u.path and s.path ~<~ (left(u.path, -1) || '/') and (s.family <> 'member' or s.unit = u.id or u.kind = any(members_below))
          and (s.path ^@ any(seen) or s.id = any(files) or s.unit = any(own) or s.family in ('organisation', 'collective'))
      union all select s.id from unnest(of_units, mine) w(id, mine) join subject s on w.mine and s.cycle = of_cycle and s.unit = w.id where s.person = me() or s.family in ('organisation', 'collective'));
    if near = '{}' then return; end if;
    over := array(
      select s.id from subject s where s.family in ('organisation', 'collective') and s.id <> all(near) and s.unit = any(array(
        select a.id from subject a where a.cycle = of_cycle and a.entry = any(array(select unnest(string_to_array(trim(trailing '.' from u.path), '.')::bigint[]) from subject u where u.id = any(of_units))))));
    known := near || over;
    select array_agg(l.owner), array_agg(array_position(ways, l.relation)), array_agg(l.target), array_agg(l.target) filter (where l.relation <> 'members') into owner, way, target, led from subject_link l
      where l.owner = any(known) and l.relation = any(ways) and (l.owner <> all(over) or l.relation = any(ways_above)) and (l.relation <> 'members' or l.owner = any(of_units) or members_below <> '{}');
    if not false = any(mine) then led := null; end if;
    select array_agg(s.id), array_agg(s.entry), array_agg(s.family), array_agg(s.kind), array_agg(s.code), array_agg(s.name), array_agg(s.person), array_agg(s.unit), array_agg(s.path), array_agg(s.applies),
      array_agg(coalesce(s.left_out, case when s.ended_act is not null then 'đã đưa ra khỏi danh sách' end)), array_agg(s.id) filter (where s.id <> all(known)), array_agg(distinct s.unit)
      into id, entry, family, kind, code, name, person, unit, path, applies, left_out, fresh, units
    from subject s where s.id = any(known || led) and (s.family in ('organisation', 'collective') or s.path ^@ any(seen) or s.unit = any(own) or s.id = any(files) or s.id = any(near));
    if fresh is not null then
      select owner || f.owners, way || f.ways, target || f.targets into owner, way, target
        from (select array_agg(l.owner) as owners, array_agg(array_position(ways, l.relation)) as ways, array_agg(l.target) as targets from subject_link l where l.owner = any(fresh) and l.relation = any(ways)) f;
    end if;
    told := id;
    shown := sha256(convert_to(row(ground, told, units)::text, 'UTF8'));
  end if;
  seal := shown;
  select p.*, h.*, d.*, r.*, m.*, u.* into pack_seq, open, done_subject, done_step, asked_subject, asked_step, asked_body, host, rule, planned_on, starts, opened, day_unit, day
  from (select max(p.seq) from cycle_pack p where p.cycle = of_cycle) p,
    (select array_agg(h) from unnest(hosts) h where h = any(of_units)) h,
    (select array_agg(d.subject), array_agg(d.step) from unnest(told) t(told) join done d on d.subject = t.told) d,
    (select array_agg(r.subject order by r.id), array_agg(r.step order by r.id), array_agg(r.body order by r.id) from request r where r.subject = any(told) and r.answered_act is null) r,
    (select array_agg(m.host), array_agg(m.rule), array_agg(m.planned_on), array_agg(m.starts), array_agg(m.opened_act is not null) from meeting m where m.unit = any(units)) m,
    (select array_agg(u.unit), array_agg(u.day) from unit_date u where u.cycle = of_cycle and u.unit = any(units) and u.what = 'year_end_conference') u;
  return next;
end $$;

CREATE FUNCTION public.values_have_entries() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from added a where not exists (select from roster_entry e where e.id = a.entry)) then
    raise foreign_key_violation using message = 'a value for an entry that is not there', table = 'criterion_value';
  end if;
  return null;
end $$;

CREATE FUNCTION public.verdict_source(of_subject bigint) RETURNS TABLE(person bigint, path text, at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ begin return query select (select a.person from assignment a where a.ended_act is null and a.held @> today() and 'ranking' = any(a.rights) and j.path ^@ a.path order by a.person = j.by_person desc, length(a.path) desc, a.id limit 1), j.path, j.at
   from verdict v join journal j on j.act = v.act where v.subject = of_subject and (v.path ^@ any(my_data_paths()) or v.host = any(my_hosts()) or v.subject = any(my_subjects())); end $$;

CREATE TABLE public.account (
    person bigint NOT NULL,
    stamp text NOT NULL,
    password_hash text,
    failed integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    login_code text NOT NULL,
    login_name text NOT NULL,
    code_first bytea,
    code_second bytea,
    code_until timestamp with time zone,
    begun_at timestamp with time zone,
    totp_key text,
    totp_since timestamp with time zone,
    totp_step bigint,
    recovery bytea[] DEFAULT '{}'::bytea[] NOT NULL,
    CONSTRAINT account_check CHECK (((totp_since IS NULL) OR (totp_key IS NOT NULL))),
    CONSTRAINT account_check1 CHECK ((num_nulls(code_first, code_second, code_until) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY public.account FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_event (
    act bigint NOT NULL,
    person bigint NOT NULL,
    kind text NOT NULL,
    by_person bigint,
    at timestamp with time zone NOT NULL,
    told_at timestamp with time zone
);

ALTER TABLE ONLY public.account_event FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_passkey (
    credential bytea NOT NULL,
    person bigint NOT NULL,
    name text NOT NULL,
    data jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE ONLY public.account_passkey FORCE ROW LEVEL SECURITY;

CREATE TABLE public.account_reset (
    id bigint NOT NULL,
    person bigint NOT NULL,
    why text NOT NULL,
    all_keys boolean NOT NULL,
    first bytea NOT NULL,
    proposed_by bigint NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    confirmed_by bigint,
    confirmed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    CONSTRAINT account_reset_check CHECK ((proposed_by <> person)),
    CONSTRAINT account_reset_check1 CHECK ((confirmed_by <> person)),
    CONSTRAINT account_reset_check2 CHECK ((confirmed_by <> proposed_by)),
    CONSTRAINT account_reset_check3 CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
    CONSTRAINT account_reset_check4 CHECK (((confirmed_at IS NULL) OR (withdrawn_at IS NULL)))
);

ALTER TABLE ONLY public.account_reset FORCE ROW LEVEL SECURITY;

CREATE TABLE public.attendance (
    meeting bigint NOT NULL,
    person bigint NOT NULL,
    path text NOT NULL,
    act bigint NOT NULL,
    ended_act bigint
);

ALTER TABLE ONLY public.attendance FORCE ROW LEVEL SECURITY;

CREATE TABLE public.ballot (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    meeting bigint NOT NULL,
    host bigint NOT NULL,
    step text NOT NULL,
    rule text NOT NULL,
    round smallint DEFAULT 1 NOT NULL,
    summoned integer NOT NULL,
    present integer NOT NULL,
    issued integer NOT NULL,
    opened_act bigint NOT NULL,
    closed_act bigint,
    CONSTRAINT ballot_check CHECK (((present <= summoned) AND (issued >= 0)))
);

ALTER TABLE ONLY public.ballot FORCE ROW LEVEL SECURITY;

CREATE TABLE public.ballot_subject (
    ballot bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL
);

ALTER TABLE ONLY public.ballot_subject FORCE ROW LEVEL SECURITY;

CREATE TABLE public.chain (
    cycle bigint NOT NULL,
    unit bigint NOT NULL,
    path text NOT NULL,
    seq bigint DEFAULT 0 NOT NULL,
    hash bytea DEFAULT '\x'::bytea NOT NULL
);

ALTER TABLE ONLY public.chain FORCE ROW LEVEL SECURITY;

CREATE TABLE public.commendation_cancelled (
    subject bigint NOT NULL,
    based_on integer NOT NULL,
    title text NOT NULL,
    host bigint NOT NULL,
    decision bigint NOT NULL,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.commendation_cancelled FORCE ROW LEVEL SECURITY;

CREATE TABLE public.comment (
    id bigint NOT NULL,
    meeting bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    body text NOT NULL,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.comment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.complete_list (
    unit bigint NOT NULL,
    year integer NOT NULL,
    list text NOT NULL,
    path text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint
);

ALTER TABLE ONLY public.complete_list FORCE ROW LEVEL SECURITY;

CREATE TABLE public.conclusion (
    meeting bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    body text NOT NULL,
    concluded_by bigint NOT NULL,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.conclusion FORCE ROW LEVEL SECURITY;

CREATE TABLE public.conflict (
    person bigint NOT NULL,
    subject bigint NOT NULL,
    reason text NOT NULL,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.conflict FORCE ROW LEVEL SECURITY;

CREATE TABLE public.counter (
    cycle bigint NOT NULL,
    unit bigint NOT NULL,
    kind text NOT NULL,
    step text NOT NULL,
    total integer NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    path text NOT NULL,
    CONSTRAINT counter_check CHECK (((done >= 0) AND (done <= total)))
);

ALTER TABLE ONLY public.counter FORCE ROW LEVEL SECURITY;

CREATE TABLE public.criterion_value (
    entry bigint NOT NULL,
    year integer NOT NULL,
    criterion text NOT NULL,
    path text NOT NULL,
    grade text,
    points numeric,
    products integer,
    plan numeric,
    done numeric,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint
);

ALTER TABLE ONLY public.criterion_value FORCE ROW LEVEL SECURITY;

CREATE TABLE public.cycle (
    id bigint NOT NULL,
    year integer NOT NULL,
    root bigint NOT NULL,
    path text NOT NULL,
    pack text NOT NULL,
    cut_off date NOT NULL,
    act bigint NOT NULL,
    closed_act bigint,
    frame bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.cycle FORCE ROW LEVEL SECURITY;

CREATE TABLE public.cycle_pack (
    cycle bigint NOT NULL,
    seq integer NOT NULL,
    version text NOT NULL,
    semantics integer NOT NULL,
    digest bytea NOT NULL,
    files jsonb NOT NULL,
    readings jsonb DEFAULT '{}'::jsonb NOT NULL,
    paper_number text,
    paper_date date,
    act bigint NOT NULL,
    path text NOT NULL
);

ALTER TABLE ONLY public.cycle_pack FORCE ROW LEVEL SECURITY;

CREATE TABLE public.deciding_draft (
    cycle bigint NOT NULL,
    unit bigint NOT NULL,
    step text NOT NULL,
    subject bigint NOT NULL,
    level smallint,
    reason text DEFAULT ''::text NOT NULL,
    person bigint NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    CONSTRAINT deciding_draft_level_check CHECK (((level >= 1) AND (level <= 4)))
);

ALTER TABLE ONLY public.deciding_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    host bigint NOT NULL,
    unit bigint NOT NULL,
    path text NOT NULL,
    step text NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    dated date NOT NULL,
    signer text NOT NULL,
    prepared_by bigint NOT NULL,
    prepared_act bigint NOT NULL,
    signed_by bigint,
    signed_act bigint,
    withdrawn_act bigint,
    withdrawn_why text,
    CONSTRAINT decision_check CHECK (((signed_by IS NULL) OR (signed_by <> prepared_by))),
    CONSTRAINT decision_check1 CHECK (((withdrawn_act IS NULL) OR (signed_act IS NULL))),
    CONSTRAINT decision_kind_check CHECK ((kind = ANY (ARRAY['ranking'::text, 'annulment'::text, 'commendation_cancelled'::text, 'objection'::text])))
);

ALTER TABLE ONLY public.decision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision_line (
    decision bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    level smallint NOT NULL,
    provisional boolean NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT decision_line_level_check CHECK (((level >= 1) AND (level <= 4)))
);

ALTER TABLE ONLY public.decision_line FORCE ROW LEVEL SECURITY;

CREATE TABLE public.done (
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    step text NOT NULL,
    act bigint NOT NULL,
    done_on date NOT NULL,
    late boolean NOT NULL,
    unit bigint NOT NULL,
    path text NOT NULL
);

ALTER TABLE ONLY public.done FORCE ROW LEVEL SECURITY;

CREATE TABLE public.draft (
    subject bigint NOT NULL,
    step text NOT NULL,
    person bigint NOT NULL,
    body text NOT NULL,
    saved_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.fact_request (
    id bigint NOT NULL,
    asker bigint NOT NULL,
    path text NOT NULL,
    organisation bigint NOT NULL,
    role text,
    year integer NOT NULL,
    family text NOT NULL,
    facts text[] NOT NULL,
    says text NOT NULL,
    due date NOT NULL,
    asked_act bigint NOT NULL,
    answered_act bigint,
    ended_act bigint,
    CONSTRAINT fact_request_check CHECK (((answered_act IS NULL) OR (ended_act IS NULL))),
    CONSTRAINT fact_request_facts_check CHECK (((cardinality(facts) >= 1) AND (cardinality(facts) <= 30))),
    CONSTRAINT fact_request_family_check CHECK ((family = ANY (ARRAY['organisation'::text, 'collective'::text, 'member'::text, 'leader'::text])))
);

ALTER TABLE ONLY public.fact_request FORCE ROW LEVEL SECURITY;

CREATE TABLE public.fact_request_entry (
    request bigint NOT NULL,
    entry bigint NOT NULL,
    path text NOT NULL
);

ALTER TABLE ONLY public.fact_request_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.facts_collective (
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    united_and_leading text,
    disunity_concluded text,
    degradation_concluded text,
    standing text,
    self_level text,
    decided_level text,
    external_level text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT facts_collective_decided_level_check CHECK ((decided_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_collective_degradation_concluded_check CHECK ((degradation_concluded = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_collective_disunity_concluded_check CHECK ((disunity_concluded = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_collective_external_level_check CHECK ((external_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_collective_self_level_check CHECK ((self_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_collective_standing_check CHECK ((standing = ANY (ARRAY['to_be_ranked'::text, 'exempt'::text, 'suspended'::text, 'newly_admitted'::text, 'newly_founded'::text, 'review_only'::text]))),
    CONSTRAINT facts_collective_united_and_leading_check CHECK ((united_and_leading = ANY (ARRAY['no'::text, 'yes'::text])))
);

ALTER TABLE ONLY public.facts_collective FORCE ROW LEVEL SECURITY;

CREATE TABLE public.facts_leader (
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    standing text,
    self_level text,
    decided_level text,
    external_level text,
    managed_above text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT facts_leader_decided_level_check CHECK ((decided_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_leader_external_level_check CHECK ((external_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_leader_managed_above_check CHECK ((managed_above = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_leader_self_level_check CHECK ((self_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_leader_standing_check CHECK ((standing = ANY (ARRAY['to_be_ranked'::text, 'exempt'::text, 'suspended'::text, 'newly_admitted'::text, 'newly_founded'::text, 'review_only'::text])))
);

ALTER TABLE ONLY public.facts_leader FORCE ROW LEVEL SECURITY;

CREATE TABLE public.facts_member (
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    standing text,
    self_level text,
    decided_level text,
    external_level text,
    admitted_on date,
    outstanding text,
    exemplary text,
    targets_assigned integer,
    targets_completed integer,
    targets_on_time integer,
    targets_exceeded integer,
    criteria_assessed integer,
    criteria_late integer,
    results_assessed integer,
    results_failed integer,
    degradation_concluded text,
    confidence_poll text,
    confidence_ballots integer,
    confidence_low integer,
    voting_right text,
    review_finished text,
    absent text,
    temporary_since date,
    temporary_comment text,
    moved_in_on date,
    former_comment text,
    committee_suspended_on date,
    residential_area text,
    introduced_213 text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT facts_member_absent_check CHECK ((absent = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_confidence_poll_check CHECK ((confidence_poll = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_decided_level_check CHECK ((decided_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_member_degradation_concluded_check CHECK ((degradation_concluded = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_exemplary_check CHECK ((exemplary = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_external_level_check CHECK ((external_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_member_former_comment_check CHECK ((former_comment = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_introduced_213_check CHECK ((introduced_213 = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_outstanding_check CHECK ((outstanding = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_residential_area_check CHECK ((residential_area = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_review_finished_check CHECK ((review_finished = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_self_level_check CHECK ((self_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_member_standing_check CHECK ((standing = ANY (ARRAY['to_be_ranked'::text, 'exempt'::text, 'suspended'::text, 'newly_admitted'::text, 'newly_founded'::text, 'review_only'::text]))),
    CONSTRAINT facts_member_temporary_comment_check CHECK ((temporary_comment = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_member_voting_right_check CHECK ((voting_right = ANY (ARRAY['no'::text, 'yes'::text])))
);

ALTER TABLE ONLY public.facts_member FORCE ROW LEVEL SECURITY;

CREATE TABLE public.facts_organisation (
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    standing text,
    self_level text,
    decided_level text,
    external_level text,
    point_table text,
    score numeric,
    outstanding text,
    party_programme_reached text,
    party_programme_excused text,
    force_majeure text,
    founded_on date,
    reorganised_on date,
    received_on date,
    former_superior_comment text,
    party_groups text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT facts_organisation_decided_level_check CHECK ((decided_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_organisation_external_level_check CHECK ((external_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_organisation_force_majeure_check CHECK ((force_majeure = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_organisation_former_superior_comment_check CHECK ((former_superior_comment = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_organisation_outstanding_check CHECK ((outstanding = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_organisation_party_groups_check CHECK ((party_groups = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_organisation_party_programme_excused_check CHECK ((party_programme_excused = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_organisation_party_programme_reached_check CHECK ((party_programme_reached = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT facts_organisation_point_table_check CHECK ((point_table = ANY (ARRAY['state_enterprise'::text, 'private_enterprise'::text, 'agency'::text]))),
    CONSTRAINT facts_organisation_self_level_check CHECK ((self_level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT facts_organisation_standing_check CHECK ((standing = ANY (ARRAY['to_be_ranked'::text, 'exempt'::text, 'suspended'::text, 'newly_admitted'::text, 'newly_founded'::text, 'review_only'::text])))
);

ALTER TABLE ONLY public.facts_organisation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.file (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    step text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    size integer NOT NULL,
    digest bytea NOT NULL,
    content bytea,
    attached_by bigint NOT NULL,
    act bigint NOT NULL,
    removed_act bigint,
    CONSTRAINT file_check CHECK (((content IS NULL) = (removed_act IS NOT NULL))),
    CONSTRAINT file_check1 CHECK ((octet_length(content) = size)),
    CONSTRAINT file_digest_check CHECK ((length(digest) = 32)),
    CONSTRAINT file_kind_check CHECK ((kind = ANY (ARRAY['statement'::text, 'slip'::text, 'minutes'::text, 'decision'::text, 'other'::text]))),
    CONSTRAINT file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160))),
    CONSTRAINT file_size_check CHECK (((size >= 1) AND (size <= 20971520))),
    CONSTRAINT file_type_check CHECK ((type = ANY (ARRAY['pdf'::text, 'png'::text, 'jpeg'::text, 'docx'::text, 'xlsx'::text])))
);
ALTER TABLE ONLY public.file ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.file FORCE ROW LEVEL SECURITY;

CREATE SEQUENCE public.frames
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE SEQUENCE public.ids
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.import_batch (
    id bigint NOT NULL,
    root bigint NOT NULL,
    path text NOT NULL,
    year integer NOT NULL,
    file_name text NOT NULL,
    digest bytea NOT NULL,
    preview jsonb NOT NULL,
    read_by bigint NOT NULL,
    read_at timestamp with time zone NOT NULL,
    applied_act bigint,
    pack text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY public.import_batch FORCE ROW LEVEL SECURITY;

CREATE TABLE public.import_file (
    batch bigint NOT NULL,
    person bigint NOT NULL,
    path text NOT NULL,
    content bytea NOT NULL,
    kept_until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.import_file FORCE ROW LEVEL SECURITY;

CREATE TABLE public.installation (
    single boolean DEFAULT true NOT NULL,
    demo boolean NOT NULL,
    clock_shift interval DEFAULT '00:00:00'::interval NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT installation_single_check CHECK (single)
);

ALTER TABLE ONLY public.installation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal (
    act bigint NOT NULL,
    cycle bigint NOT NULL,
    unit bigint NOT NULL,
    path text NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    step text,
    by_person bigint NOT NULL,
    role text,
    at timestamp with time zone NOT NULL,
    digest bytea NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE ONLY public.journal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_content (
    act bigint NOT NULL,
    salt bytea NOT NULL,
    content jsonb NOT NULL,
    host bigint NOT NULL
);

ALTER TABLE ONLY public.journal_content FORCE ROW LEVEL SECURITY;

CREATE TABLE public.level (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    step text NOT NULL,
    stage text NOT NULL,
    level smallint NOT NULL,
    provisional boolean DEFAULT false NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    act bigint NOT NULL,
    superseded_act bigint,
    CONSTRAINT level_level_check CHECK (((level >= 1) AND (level <= 4))),
    CONSTRAINT level_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'voted'::text, 'proposed'::text, 'appraised'::text, 'decided'::text])))
);

ALTER TABLE ONLY public.level FORCE ROW LEVEL SECURITY;

CREATE TABLE public.line_count (
    ballot bigint NOT NULL,
    hand smallint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    excellent integer,
    good integer,
    completed integer,
    not_completed integer,
    unranked integer,
    agree integer,
    disagree integer,
    blank integer NOT NULL
);

ALTER TABLE ONLY public.line_count FORCE ROW LEVEL SECURITY;

CREATE TABLE public.meeting (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    host bigint NOT NULL,
    unit bigint NOT NULL,
    path text NOT NULL,
    rule text NOT NULL,
    planned_on date NOT NULL,
    starts time without time zone NOT NULL,
    half_days integer NOT NULL,
    registered_act bigint NOT NULL,
    chair bigint,
    chair_for_head bigint,
    secretary bigint,
    held_on date,
    held_half_days integer,
    opened_act bigint,
    closed_act bigint,
    minutes text,
    CONSTRAINT meeting_half_days_check CHECK (((half_days >= 1) AND (half_days <= 20)))
);

ALTER TABLE ONLY public.meeting FORCE ROW LEVEL SECURITY;

CREATE SEQUENCE public.moments
    START WITH 0
    INCREMENT BY 1
    MINVALUE 0
    NO MAXVALUE
    CACHE 1;

CREATE TABLE public.notice (
    subject bigint NOT NULL,
    step text NOT NULL,
    host bigint NOT NULL,
    decision bigint,
    told_on date NOT NULL,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.notice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.objection (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    person bigint NOT NULL,
    content text NOT NULL,
    filed_act bigint NOT NULL,
    due date NOT NULL,
    answer text,
    upheld boolean,
    answered_act bigint
);

ALTER TABLE ONLY public.objection FORCE ROW LEVEL SECURITY;

CREATE TABLE public.paper (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    kind text NOT NULL,
    step text NOT NULL,
    form text DEFAULT ''::text NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    presented_body text,
    self_level smallint,
    number text,
    dated date,
    file_digest bytea,
    from_paper boolean DEFAULT false NOT NULL,
    handed_in_act bigint,
    reopened_act bigint,
    sent_act bigint,
    presented_act bigint,
    completed_act bigint,
    signed_act bigint,
    CONSTRAINT paper_kind_check CHECK ((kind = ANY (ARRAY['statement'::text, 'contribution'::text, 'appraisal'::text, 'minutes'::text, 'consolidation'::text, 'dossier'::text, 'remedial_plan'::text, 'commitment'::text, 'record'::text]))),
    CONSTRAINT paper_self_level_check CHECK (((self_level >= 1) AND (self_level <= 4)))
);

ALTER TABLE ONLY public.paper FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person (
    id bigint NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    born date,
    act bigint
);

ALTER TABLE ONLY public.person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.presence (
    meeting bigint NOT NULL,
    member bigint NOT NULL,
    host bigint NOT NULL,
    present boolean NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    votes boolean DEFAULT true NOT NULL,
    act bigint NOT NULL,
    since timestamp with time zone
);

ALTER TABLE ONLY public.presence FORCE ROW LEVEL SECURITY;

CREATE TABLE public.presence_before (
    meeting bigint NOT NULL,
    member bigint NOT NULL,
    host bigint NOT NULL,
    present boolean NOT NULL,
    reason text NOT NULL,
    votes boolean NOT NULL,
    since timestamp with time zone,
    act bigint NOT NULL,
    ended_act bigint NOT NULL
);

ALTER TABLE ONLY public.presence_before FORCE ROW LEVEL SECURITY;

CREATE TABLE public.prompt (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    content text NOT NULL,
    proposed_by bigint NOT NULL,
    proposed_role text NOT NULL,
    path text NOT NULL,
    proposed_act bigint NOT NULL,
    consolidated_act bigint,
    issued_act bigint,
    issued_by text,
    number text,
    issued_on date,
    answer text,
    answered_act bigint
);

ALTER TABLE ONLY public.prompt FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_ballots (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    purpose text,
    round text,
    criterion integer,
    summoned integer,
    present integer,
    issued integer,
    collected integer,
    "foreign" integer,
    empty integer,
    extra_words integer,
    valid integer,
    excellent integer,
    good integer,
    completed integer,
    not_completed integer,
    unranked integer,
    agree integer,
    disagree integer,
    blank integer,
    proposed text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_ballots_proposed_check CHECK ((proposed = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text]))),
    CONSTRAINT record_ballots_purpose_check CHECK ((purpose = ANY (ARRAY['self'::text, 'proposal'::text, 'decision'::text]))),
    CONSTRAINT record_ballots_round_check CHECK ((round = ANY (ARRAY['first'::text, 'second'::text])))
);

ALTER TABLE ONLY public.record_ballots FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_charged_faults (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    fault_on date,
    decided_on date,
    self_detected text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_charged_faults_self_detected_check CHECK ((self_detected = ANY (ARRAY['no'::text, 'yes'::text])))
);

ALTER TABLE ONLY public.record_charged_faults FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_commendations (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    title text,
    based_on integer,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_commendations_title_check CHECK ((title = ANY (ARRAY['yearly'::text, 'five_years'::text, 'other'::text])))
);

ALTER TABLE ONLY public.record_commendations FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_disciplines (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    form text,
    decided_on date,
    fault_on date,
    increased text,
    fault_elsewhere text,
    self_detected text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_disciplines_fault_elsewhere_check CHECK ((fault_elsewhere = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT record_disciplines_form_check CHECK ((form = ANY (ARRAY['reprimand'::text, 'warning'::text, 'dismissal'::text, 'dissolution'::text, 'expulsion'::text]))),
    CONSTRAINT record_disciplines_increased_check CHECK ((increased = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT record_disciplines_self_detected_check CHECK ((self_detected = ANY (ARRAY['no'::text, 'yes'::text])))
);

ALTER TABLE ONLY public.record_disciplines FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_incidents (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    kind text,
    disciplined text,
    happened_on date,
    self_detected text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_incidents_disciplined_check CHECK ((disciplined = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT record_incidents_kind_check CHECK ((kind = ANY (ARRAY['corruption'::text, 'waste'::text, 'negativity'::text, 'other'::text]))),
    CONSTRAINT record_incidents_self_detected_check CHECK ((self_detected = ANY (ARRAY['no'::text, 'yes'::text])))
);

ALTER TABLE ONLY public.record_incidents FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_leaves (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    reason text,
    starts_on date,
    ends_on date,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_leaves_reason_check CHECK ((reason = ANY (ARRAY['sick'::text, 'maternity'::text])))
);

ALTER TABLE ONLY public.record_leaves FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_past_levels (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    of_year integer,
    level text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_past_levels_level_check CHECK ((level = ANY (ARRAY['NotCompleted'::text, 'Completed'::text, 'Good'::text, 'Excellent'::text])))
);

ALTER TABLE ONLY public.record_past_levels FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_shortcomings (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    of_year integer,
    content text,
    status text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_shortcomings_status_check CHECK ((status = ANY (ARRAY['repaired'::text, 'partly'::text, 'not_repaired'::text])))
);

ALTER TABLE ONLY public.record_shortcomings FORCE ROW LEVEL SECURITY;

CREATE TABLE public.record_targets (
    id bigint NOT NULL,
    line integer,
    entry bigint NOT NULL,
    year integer NOT NULL,
    path text NOT NULL,
    stage text DEFAULT 'appraised'::text NOT NULL,
    area text,
    assigned_by text,
    main text,
    direction text,
    plan numeric,
    done numeric,
    excused text,
    valid_from date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT record_targets_area_check CHECK ((area = ANY (ARRAY['party_building'::text, 'political_system'::text, 'business'::text, 'defence'::text]))),
    CONSTRAINT record_targets_assigned_by_check CHECK ((assigned_by = ANY (ARRAY['superior'::text, 'self'::text]))),
    CONSTRAINT record_targets_direction_check CHECK ((direction = ANY (ARRAY['more'::text, 'less'::text]))),
    CONSTRAINT record_targets_excused_check CHECK ((excused = ANY (ARRAY['no'::text, 'yes'::text]))),
    CONSTRAINT record_targets_main_check CHECK ((main = ANY (ARRAY['no'::text, 'yes'::text])))
);

ALTER TABLE ONLY public.record_targets FORCE ROW LEVEL SECURITY;

CREATE TABLE public.remedy (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    shortcoming text NOT NULL,
    measure text NOT NULL,
    due date NOT NULL,
    status text DEFAULT 'open'::text NOT NULL,
    planned_act bigint NOT NULL,
    status_act bigint,
    CONSTRAINT remedy_status_check CHECK ((status = ANY (ARRAY['open'::text, 'partly'::text, 'repaired'::text, 'not_repaired'::text])))
);

ALTER TABLE ONLY public.remedy FORCE ROW LEVEL SECURITY;

CREATE TABLE public.request (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    step text NOT NULL,
    body text NOT NULL,
    organisation bigint,
    role text,
    person bigint,
    asker bigint NOT NULL,
    asked_act bigint NOT NULL,
    due date NOT NULL,
    answer text,
    level smallint,
    no_opinion boolean DEFAULT false NOT NULL,
    from_paper boolean DEFAULT false NOT NULL,
    answered_act bigint,
    CONSTRAINT request_check CHECK (((answered_act IS NULL) = ((answer IS NULL) AND (NOT no_opinion)))),
    CONSTRAINT request_level_check CHECK (((level >= 1) AND (level <= 4)))
);

ALTER TABLE ONLY public.request FORCE ROW LEVEL SECURITY;

CREATE TABLE public.rerank (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    year integer NOT NULL,
    old_level smallint,
    new_level smallint NOT NULL,
    decision bigint NOT NULL,
    reason text NOT NULL,
    act bigint NOT NULL,
    CONSTRAINT rerank_new_level_check CHECK (((new_level >= 1) AND (new_level <= 4)))
);

ALTER TABLE ONLY public.rerank FORCE ROW LEVEL SECURITY;

CREATE TABLE public.roster_bond (
    entry bigint NOT NULL,
    bond text NOT NULL,
    body bigint NOT NULL,
    place integer NOT NULL,
    path text NOT NULL,
    valid daterange NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint,
    CONSTRAINT roster_bond_bond_check CHECK ((bond = ANY (ARRAY['part_of'::text, 'heads'::text])))
);

ALTER TABLE ONLY public.roster_bond FORCE ROW LEVEL SECURITY;

CREATE TABLE public.roster_entry (
    id bigint NOT NULL,
    code text NOT NULL,
    family text NOT NULL,
    person bigint,
    act bigint,
    CONSTRAINT roster_entry_check CHECK (((family = ANY (ARRAY['member'::text, 'leader'::text])) OR (person IS NULL))),
    CONSTRAINT roster_entry_family_check CHECK ((family = ANY (ARRAY['organisation'::text, 'collective'::text, 'member'::text, 'leader'::text])))
);

ALTER TABLE ONLY public.roster_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.roster_state (
    entry bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    unit bigint,
    path text NOT NULL,
    valid daterange NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    act bigint
);

ALTER TABLE ONLY public.roster_state FORCE ROW LEVEL SECURITY;

CREATE TABLE public.schema_version (
    version integer NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    ms integer NOT NULL
);

ALTER TABLE ONLY public.schema_version FORCE ROW LEVEL SECURITY;

CREATE TABLE public.seal (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    path text NOT NULL,
    at timestamp with time zone NOT NULL,
    heads jsonb NOT NULL,
    before bytea NOT NULL,
    hash bytea NOT NULL,
    by_person bigint NOT NULL
);

ALTER TABLE ONLY public.seal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.slip_count (
    ballot bigint NOT NULL,
    hand smallint NOT NULL,
    typist bigint NOT NULL,
    host bigint NOT NULL,
    collected integer NOT NULL,
    foreign_slips integer NOT NULL,
    empty_slips integer NOT NULL,
    extra_words integer NOT NULL,
    valid integer NOT NULL,
    act bigint NOT NULL,
    CONSTRAINT slip_count_check CHECK ((collected = (((foreign_slips + empty_slips) + extra_words) + valid))),
    CONSTRAINT slip_count_hand_check CHECK ((hand = ANY (ARRAY[1, 2])))
);

ALTER TABLE ONLY public.slip_count FORCE ROW LEVEL SECURITY;

CREATE TABLE public.subject (
    id bigint NOT NULL,
    cycle bigint NOT NULL,
    entry bigint NOT NULL,
    family text NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    person bigint,
    unit bigint NOT NULL,
    path text NOT NULL,
    applies bigint NOT NULL,
    left_out text,
    ended_act bigint,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.subject FORCE ROW LEVEL SECURITY;

CREATE TABLE public.subject_link (
    cycle bigint NOT NULL,
    owner bigint NOT NULL,
    relation text NOT NULL,
    target bigint NOT NULL,
    path text NOT NULL
);

ALTER TABLE ONLY public.subject_link FORCE ROW LEVEL SECURITY;

CREATE TABLE public.teller (
    meeting bigint NOT NULL,
    person bigint NOT NULL,
    host bigint NOT NULL,
    leads boolean NOT NULL,
    act bigint NOT NULL
);

ALTER TABLE ONLY public.teller FORCE ROW LEVEL SECURITY;

CREATE TABLE public.unit_date (
    cycle bigint NOT NULL,
    unit bigint NOT NULL,
    what text NOT NULL,
    day date NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    act bigint NOT NULL,
    path text NOT NULL
);

ALTER TABLE ONLY public.unit_date FORCE ROW LEVEL SECURITY;

CREATE TABLE public.verdict (
    cycle bigint NOT NULL,
    subject bigint NOT NULL,
    host bigint NOT NULL,
    path text NOT NULL,
    printed smallint NOT NULL,
    possible smallint NOT NULL,
    suggested smallint,
    ceiling smallint,
    by_conditions smallint,
    voted smallint,
    flags integer NOT NULL,
    facts_known_at timestamp with time zone NOT NULL,
    act bigint NOT NULL,
    pack_seq integer NOT NULL
);

ALTER TABLE ONLY public.verdict FORCE ROW LEVEL SECURITY;

CREATE TABLE public.worksheet (
    cycle bigint NOT NULL,
    unit bigint NOT NULL,
    sheet text NOT NULL,
    field text NOT NULL,
    subject bigint,
    own boolean DEFAULT false NOT NULL,
    value text NOT NULL,
    person bigint NOT NULL,
    saved_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.worksheet FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_event
    ADD CONSTRAINT account_event_pkey PRIMARY KEY (act);

ALTER TABLE ONLY public.account_passkey
    ADD CONSTRAINT account_passkey_pkey PRIMARY KEY (credential);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (person);

ALTER TABLE ONLY public.account_reset
    ADD CONSTRAINT account_reset_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_pkey PRIMARY KEY (meeting, person);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_meeting_step_round_key UNIQUE (meeting, step, round);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ballot_subject
    ADD CONSTRAINT ballot_subject_pkey PRIMARY KEY (ballot, subject);

ALTER TABLE ONLY public.chain
    ADD CONSTRAINT chain_pkey PRIMARY KEY (cycle, unit);

ALTER TABLE ONLY public.commendation_cancelled
    ADD CONSTRAINT commendation_cancelled_pkey PRIMARY KEY (subject, based_on, title);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.complete_list
    ADD CONSTRAINT complete_list_pkey PRIMARY KEY (unit, year, list, known_from);

ALTER TABLE ONLY public.conclusion
    ADD CONSTRAINT conclusion_pkey PRIMARY KEY (meeting, subject);

ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_pkey PRIMARY KEY (person, subject);

ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (cycle, unit, kind, step);

ALTER TABLE ONLY public.criterion_value
    ADD CONSTRAINT criterion_value_pkey PRIMARY KEY (entry, year, criterion, known_from);

ALTER TABLE ONLY public.cycle_pack
    ADD CONSTRAINT cycle_pack_pkey PRIMARY KEY (cycle, seq);

ALTER TABLE ONLY public.cycle
    ADD CONSTRAINT cycle_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.cycle
    ADD CONSTRAINT cycle_root_year_key UNIQUE (root, year);

ALTER TABLE ONLY public.deciding_draft
    ADD CONSTRAINT deciding_draft_pkey PRIMARY KEY (subject, step);

ALTER TABLE ONLY public.decision_line
    ADD CONSTRAINT decision_line_pkey PRIMARY KEY (decision, subject);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.done
    ADD CONSTRAINT done_pkey PRIMARY KEY (subject, step);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (subject, step, person);

ALTER TABLE ONLY public.fact_request_entry
    ADD CONSTRAINT fact_request_entry_pkey PRIMARY KEY (request, entry);

ALTER TABLE ONLY public.fact_request
    ADD CONSTRAINT fact_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.facts_collective
    ADD CONSTRAINT facts_collective_pkey PRIMARY KEY (entry, year, stage, known_from);

ALTER TABLE ONLY public.facts_leader
    ADD CONSTRAINT facts_leader_pkey PRIMARY KEY (entry, year, stage, known_from);

ALTER TABLE ONLY public.facts_member
    ADD CONSTRAINT facts_member_pkey PRIMARY KEY (entry, year, stage, known_from);

ALTER TABLE ONLY public.facts_organisation
    ADD CONSTRAINT facts_organisation_pkey PRIMARY KEY (entry, year, stage, known_from);

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.import_file
    ADD CONSTRAINT import_file_pkey PRIMARY KEY (batch);

ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (single);

ALTER TABLE ONLY public.journal_content
    ADD CONSTRAINT journal_content_pkey PRIMARY KEY (act);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_cycle_unit_seq_key UNIQUE (cycle, unit, seq);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (act);

ALTER TABLE ONLY public.level
    ADD CONSTRAINT level_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.line_count
    ADD CONSTRAINT line_count_pkey PRIMARY KEY (ballot, hand, subject);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_host_rule_key UNIQUE (host, rule);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (subject, step);

ALTER TABLE ONLY public.objection
    ADD CONSTRAINT objection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.paper
    ADD CONSTRAINT paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.paper
    ADD CONSTRAINT paper_subject_step_key UNIQUE (subject, step);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_code_key UNIQUE (code);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.presence_before
    ADD CONSTRAINT presence_before_pkey PRIMARY KEY (meeting, member, act);

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_pkey PRIMARY KEY (meeting, member);

ALTER TABLE ONLY public.prompt
    ADD CONSTRAINT prompt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_ballots
    ADD CONSTRAINT record_ballots_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_charged_faults
    ADD CONSTRAINT record_charged_faults_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_commendations
    ADD CONSTRAINT record_commendations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_disciplines
    ADD CONSTRAINT record_disciplines_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_incidents
    ADD CONSTRAINT record_incidents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_leaves
    ADD CONSTRAINT record_leaves_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_past_levels
    ADD CONSTRAINT record_past_levels_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_shortcomings
    ADD CONSTRAINT record_shortcomings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_targets
    ADD CONSTRAINT record_targets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.remedy
    ADD CONSTRAINT remedy_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_subject_step_body_key UNIQUE (subject, step, body);

ALTER TABLE ONLY public.rerank
    ADD CONSTRAINT rerank_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.roster_bond
    ADD CONSTRAINT roster_bond_pkey PRIMARY KEY (entry, bond, body, known_from);

ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_code_key UNIQUE (code);

ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.roster_state
    ADD CONSTRAINT roster_state_pkey PRIMARY KEY (entry, known_from, valid);

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.seal
    ADD CONSTRAINT seal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.slip_count
    ADD CONSTRAINT slip_count_ballot_typist_key UNIQUE (ballot, typist);

ALTER TABLE ONLY public.slip_count
    ADD CONSTRAINT slip_count_pkey PRIMARY KEY (ballot, hand);

ALTER TABLE ONLY public.subject
    ADD CONSTRAINT subject_entry_cycle_key UNIQUE (entry, cycle) INCLUDE (id);

ALTER TABLE ONLY public.subject_link
    ADD CONSTRAINT subject_link_pkey PRIMARY KEY (owner, relation, target);

ALTER TABLE ONLY public.subject
    ADD CONSTRAINT subject_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.teller
    ADD CONSTRAINT teller_pkey PRIMARY KEY (meeting, person);

ALTER TABLE ONLY public.unit_date
    ADD CONSTRAINT unit_date_pkey PRIMARY KEY (cycle, unit, what);

ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT verdict_pkey PRIMARY KEY (subject);

ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT worksheet_pkey PRIMARY KEY (unit, sheet, field);

CREATE INDEX access_grant_host_idx ON public.access_grant USING btree (host, organisation, role) WHERE ((ended_act IS NULL) AND (host IS NOT NULL));

CREATE INDEX access_grant_organisation_role_idx ON public.access_grant USING btree (organisation, role) WHERE (ended_act IS NULL);

CREATE INDEX access_grant_person_idx ON public.access_grant USING btree (person) WHERE (ended_act IS NULL);

CREATE INDEX access_grant_subject_idx ON public.access_grant USING btree (subject, organisation, role) WHERE ((ended_act IS NULL) AND (subject IS NOT NULL));

CREATE INDEX account_event_person_idx ON public.account_event USING btree (person);

CREATE INDEX account_login_code_idx ON public.account USING btree (login_code);

CREATE INDEX account_login_name_idx ON public.account USING btree (login_name);

CREATE INDEX account_passkey_person_idx ON public.account_passkey USING btree (person);

CREATE INDEX account_reset_person_idx ON public.account_reset USING btree (person);

CREATE INDEX account_reset_proposed_by_idx ON public.account_reset USING btree (proposed_by);

CREATE INDEX assignment_organisation_role_idx ON public.assignment USING btree (organisation, role);

CREATE INDEX assignment_person_idx ON public.assignment USING btree (person);

CREATE UNIQUE INDEX ballot_meeting_step_idx ON public.ballot USING btree (meeting, step) WHERE (closed_act IS NULL);

CREATE INDEX comment_meeting_subject_idx ON public.comment USING btree (meeting, subject);

CREATE INDEX deciding_draft_unit_step_idx ON public.deciding_draft USING btree (unit, step);

CREATE INDEX decision_line_subject_idx ON public.decision_line USING btree (subject);

CREATE UNIQUE INDEX decision_unit_number_dated_idx ON public.decision USING btree (unit, number, dated) WHERE (withdrawn_act IS NULL);

CREATE INDEX decision_unit_step_idx ON public.decision USING btree (unit, step);

CREATE INDEX fact_request_organisation_idx ON public.fact_request USING btree (organisation) WHERE ((answered_act IS NULL) AND (ended_act IS NULL));

CREATE INDEX file_host_idx ON public.file USING btree (host);

CREATE INDEX file_subject_step_idx ON public.file USING btree (subject, step);

CREATE INDEX level_host_idx ON public.level USING btree (host);

CREATE UNIQUE INDEX level_subject_step_idx ON public.level USING btree (subject, step) WHERE (superseded_act IS NULL);

CREATE INDEX meeting_planned_on_idx ON public.meeting USING btree (planned_on);

CREATE INDEX meeting_unit_idx ON public.meeting USING btree (unit);

CREATE INDEX paper_host_idx ON public.paper USING btree (host);

CREATE INDEX person_lower_idx ON public.person USING btree (lower(code));

CREATE INDEX record_ballots_entry_year_idx ON public.record_ballots USING btree (entry, year);

CREATE INDEX record_charged_faults_entry_year_idx ON public.record_charged_faults USING btree (entry, year);

CREATE INDEX record_commendations_entry_year_idx ON public.record_commendations USING btree (entry, year);

CREATE INDEX record_disciplines_entry_year_idx ON public.record_disciplines USING btree (entry, year);

CREATE INDEX record_incidents_entry_year_idx ON public.record_incidents USING btree (entry, year);

CREATE INDEX record_leaves_entry_year_idx ON public.record_leaves USING btree (entry, year);

CREATE INDEX record_past_levels_entry_year_idx ON public.record_past_levels USING btree (entry, year);

CREATE INDEX record_shortcomings_entry_year_idx ON public.record_shortcomings USING btree (entry, year);

CREATE INDEX record_targets_entry_year_idx ON public.record_targets USING btree (entry, year);

CREATE INDEX request_host_idx ON public.request USING btree (host);

CREATE INDEX request_organisation_idx ON public.request USING btree (organisation) WHERE (answered_act IS NULL);

CREATE INDEX request_person_idx ON public.request USING btree (person) WHERE (answered_act IS NULL);

CREATE INDEX roster_bond_body_idx ON public.roster_bond USING btree (body) WHERE (known_to IS NULL);

CREATE INDEX roster_entry_person_idx ON public.roster_entry USING btree (person);

CREATE INDEX roster_state_path_idx ON public.roster_state USING btree (path text_pattern_ops) WHERE (known_to IS NULL);

CREATE INDEX roster_state_unit_idx ON public.roster_state USING btree (unit) WHERE (known_to IS NULL);

CREATE INDEX subject_cycle_path_id_idx ON public.subject USING btree (cycle, path, id) WHERE (family = 'organisation'::text);

CREATE INDEX subject_cycle_path_idx ON public.subject USING btree (cycle, path text_pattern_ops);

CREATE INDEX subject_link_cycle_path_idx ON public.subject_link USING btree (cycle, path text_pattern_ops);

CREATE INDEX subject_organisation_idx ON public.subject USING btree (cycle, path text_pattern_ops) INCLUDE (id) WHERE (family = 'organisation'::text);

CREATE INDEX subject_person_id_unit_cycle_idx ON public.subject USING btree (person) INCLUDE (id, unit, cycle) WHERE (person IS NOT NULL);

CREATE INDEX subject_unit_idx ON public.subject USING btree (unit);

CREATE TRIGGER called BEFORE INSERT ON public.account FOR EACH ROW EXECUTE FUNCTION public.account_called();

CREATE TRIGGER called AFTER UPDATE OF code, name ON public.person FOR EACH ROW WHEN (((old.code IS DISTINCT FROM new.code) OR (old.name IS DISTINCT FROM new.name))) EXECUTE FUNCTION public.person_called();

CREATE TRIGGER forget_rights AFTER INSERT OR DELETE OR UPDATE ON public.access_grant FOR EACH STATEMENT EXECUTE FUNCTION public.forget_rights();

CREATE TRIGGER forget_rights AFTER INSERT OR DELETE OR UPDATE ON public.assignment FOR EACH STATEMENT EXECUTE FUNCTION public.forget_rights();

CREATE TRIGGER forget_rights AFTER INSERT OR DELETE OR UPDATE ON public.subject FOR EACH STATEMENT EXECUTE FUNCTION public.forget_rights();

CREATE TRIGGER frame_added AFTER INSERT ON public.subject REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changed();

CREATE TRIGGER frame_added AFTER INSERT ON public.subject_link REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changed();

CREATE TRIGGER frame_changed AFTER UPDATE ON public.subject REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changed();

CREATE TRIGGER frame_changed AFTER UPDATE ON public.subject_link REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changed();

CREATE TRIGGER frame_changes BEFORE INSERT OR DELETE OR UPDATE ON public.subject FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changes();

CREATE TRIGGER frame_changes BEFORE INSERT OR DELETE OR UPDATE ON public.subject_link FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changes();

CREATE TRIGGER frame_removed AFTER DELETE ON public.subject REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changed();

CREATE TRIGGER frame_removed AFTER DELETE ON public.subject_link REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.frame_changed();

CREATE TRIGGER have_entries AFTER INSERT ON public.criterion_value REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.values_have_entries();

CREATE TRIGGER lead_to_subjects AFTER INSERT ON public.subject_link REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.links_lead_to_subjects();

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.account_event
    ADD CONSTRAINT account_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES public.person(id);

ALTER TABLE ONLY public.account_event
    ADD CONSTRAINT account_event_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.account_passkey
    ADD CONSTRAINT account_passkey_person_fkey FOREIGN KEY (person) REFERENCES public.account(person);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.account_reset
    ADD CONSTRAINT account_reset_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.account_reset
    ADD CONSTRAINT account_reset_person_fkey FOREIGN KEY (person) REFERENCES public.account(person);

ALTER TABLE ONLY public.account_reset
    ADD CONSTRAINT account_reset_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_organisation_fkey FOREIGN KEY (organisation) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.attendance
    ADD CONSTRAINT attendance_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT ballot_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.ballot_subject
    ADD CONSTRAINT ballot_subject_ballot_fkey FOREIGN KEY (ballot) REFERENCES public.ballot(id);

ALTER TABLE ONLY public.ballot_subject
    ADD CONSTRAINT ballot_subject_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.commendation_cancelled
    ADD CONSTRAINT commendation_cancelled_decision_fkey FOREIGN KEY (decision) REFERENCES public.decision(id);

ALTER TABLE ONLY public.commendation_cancelled
    ADD CONSTRAINT commendation_cancelled_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.comment
    ADD CONSTRAINT comment_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.complete_list
    ADD CONSTRAINT complete_list_unit_fkey FOREIGN KEY (unit) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.conclusion
    ADD CONSTRAINT conclusion_concluded_by_fkey FOREIGN KEY (concluded_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.conclusion
    ADD CONSTRAINT conclusion_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.conclusion
    ADD CONSTRAINT conclusion_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.cycle_pack
    ADD CONSTRAINT cycle_pack_cycle_fkey FOREIGN KEY (cycle) REFERENCES public.cycle(id);

ALTER TABLE ONLY public.cycle
    ADD CONSTRAINT cycle_root_fkey FOREIGN KEY (root) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.deciding_draft
    ADD CONSTRAINT deciding_draft_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.deciding_draft
    ADD CONSTRAINT deciding_draft_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.deciding_draft
    ADD CONSTRAINT deciding_draft_unit_fkey FOREIGN KEY (unit) REFERENCES public.subject(id);

ALTER TABLE ONLY public.decision_line
    ADD CONSTRAINT decision_line_decision_fkey FOREIGN KEY (decision) REFERENCES public.decision(id);

ALTER TABLE ONLY public.decision_line
    ADD CONSTRAINT decision_line_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.done
    ADD CONSTRAINT done_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.fact_request
    ADD CONSTRAINT fact_request_asker_fkey FOREIGN KEY (asker) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.fact_request_entry
    ADD CONSTRAINT fact_request_entry_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.fact_request_entry
    ADD CONSTRAINT fact_request_entry_request_fkey FOREIGN KEY (request) REFERENCES public.fact_request(id);

ALTER TABLE ONLY public.fact_request
    ADD CONSTRAINT fact_request_organisation_fkey FOREIGN KEY (organisation) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.facts_collective
    ADD CONSTRAINT facts_collective_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.facts_leader
    ADD CONSTRAINT facts_leader_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.facts_member
    ADD CONSTRAINT facts_member_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.facts_organisation
    ADD CONSTRAINT facts_organisation_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_attached_by_fkey FOREIGN KEY (attached_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.import_batch
    ADD CONSTRAINT import_batch_read_by_fkey FOREIGN KEY (read_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.import_file
    ADD CONSTRAINT import_file_batch_fkey FOREIGN KEY (batch) REFERENCES public.import_batch(id);

ALTER TABLE ONLY public.import_file
    ADD CONSTRAINT import_file_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.journal_content
    ADD CONSTRAINT journal_content_act_fkey FOREIGN KEY (act) REFERENCES public.journal(act);

ALTER TABLE ONLY public.level
    ADD CONSTRAINT level_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.line_count
    ADD CONSTRAINT line_count_ballot_fkey FOREIGN KEY (ballot) REFERENCES public.ballot(id);

ALTER TABLE ONLY public.line_count
    ADD CONSTRAINT line_count_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_chair_fkey FOREIGN KEY (chair) REFERENCES public.person(id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_chair_for_head_fkey FOREIGN KEY (chair_for_head) REFERENCES public.person(id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_host_fkey FOREIGN KEY (host) REFERENCES public.subject(id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_secretary_fkey FOREIGN KEY (secretary) REFERENCES public.person(id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_decision_fkey FOREIGN KEY (decision) REFERENCES public.decision(id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.objection
    ADD CONSTRAINT objection_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.objection
    ADD CONSTRAINT objection_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.paper
    ADD CONSTRAINT paper_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.presence_before
    ADD CONSTRAINT presence_before_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.presence_before
    ADD CONSTRAINT presence_before_member_fkey FOREIGN KEY (member) REFERENCES public.subject(id);

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.presence
    ADD CONSTRAINT presence_member_fkey FOREIGN KEY (member) REFERENCES public.subject(id);

ALTER TABLE ONLY public.prompt
    ADD CONSTRAINT prompt_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.record_ballots
    ADD CONSTRAINT record_ballots_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_charged_faults
    ADD CONSTRAINT record_charged_faults_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_commendations
    ADD CONSTRAINT record_commendations_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_disciplines
    ADD CONSTRAINT record_disciplines_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_incidents
    ADD CONSTRAINT record_incidents_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_leaves
    ADD CONSTRAINT record_leaves_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_past_levels
    ADD CONSTRAINT record_past_levels_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_shortcomings
    ADD CONSTRAINT record_shortcomings_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.record_targets
    ADD CONSTRAINT record_targets_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.remedy
    ADD CONSTRAINT remedy_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.rerank
    ADD CONSTRAINT rerank_decision_fkey FOREIGN KEY (decision) REFERENCES public.decision(id);

ALTER TABLE ONLY public.rerank
    ADD CONSTRAINT rerank_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.roster_bond
    ADD CONSTRAINT roster_bond_body_fkey FOREIGN KEY (body) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.roster_bond
    ADD CONSTRAINT roster_bond_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.roster_state
    ADD CONSTRAINT roster_state_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.roster_state
    ADD CONSTRAINT roster_state_unit_fkey FOREIGN KEY (unit) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.slip_count
    ADD CONSTRAINT slip_count_ballot_fkey FOREIGN KEY (ballot) REFERENCES public.ballot(id);

ALTER TABLE ONLY public.slip_count
    ADD CONSTRAINT slip_count_typist_fkey FOREIGN KEY (typist) REFERENCES public.person(id);

ALTER TABLE ONLY public.subject
    ADD CONSTRAINT subject_cycle_fkey FOREIGN KEY (cycle) REFERENCES public.cycle(id);

ALTER TABLE ONLY public.subject
    ADD CONSTRAINT subject_entry_fkey FOREIGN KEY (entry) REFERENCES public.roster_entry(id);

ALTER TABLE ONLY public.subject
    ADD CONSTRAINT subject_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.teller
    ADD CONSTRAINT teller_meeting_fkey FOREIGN KEY (meeting) REFERENCES public.meeting(id);

ALTER TABLE ONLY public.teller
    ADD CONSTRAINT teller_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.unit_date
    ADD CONSTRAINT unit_date_unit_fkey FOREIGN KEY (unit) REFERENCES public.subject(id);

ALTER TABLE ONLY public.verdict
    ADD CONSTRAINT verdict_subject_fkey FOREIGN KEY (subject) REFERENCES public.subject(id);

ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT worksheet_person_fkey FOREIGN KEY (person) REFERENCES public.person(id);

ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT worksheet_unit_fkey FOREIGN KEY (unit) REFERENCES public.subject(id);

ALTER TABLE public.access_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_passkey ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.account_reset ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.assignment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.attendance ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ballot ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ballot_subject ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.chain ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.commendation_cancelled ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.comment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.complete_list ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.conclusion ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.conflict ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.counter ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.criterion_value ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cycle ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.cycle_pack ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.deciding_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.decision_line ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.done ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.fact_request ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.fact_request_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.facts_collective ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.facts_leader ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.facts_member ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.facts_organisation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_batch ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.import_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.installation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_content ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.level ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.line_count ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.meeting ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.notice ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.objection ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner ON public.access_grant TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.account TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.account_event TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.account_passkey TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.account_reset TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.assignment TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.attendance TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.ballot TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.ballot_subject TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.chain TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.commendation_cancelled TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.comment TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.complete_list TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.conclusion TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.conflict TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.counter TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.criterion_value TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.cycle TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.cycle_pack TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.deciding_draft TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.decision TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.decision_line TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.done TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.draft TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.fact_request TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.fact_request_entry TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.facts_collective TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.facts_leader TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.facts_member TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.facts_organisation TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.file TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.import_batch TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.import_file TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.installation TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.journal TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.journal_content TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.level TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.line_count TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.meeting TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.notice TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.objection TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.paper TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.person TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.presence TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.presence_before TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.prompt TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_ballots TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_charged_faults TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_commendations TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_disciplines TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_incidents TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_leaves TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_past_levels TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_shortcomings TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.record_targets TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.remedy TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.request TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.rerank TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.roster_bond TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.roster_entry TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.roster_state TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.seal TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.slip_count TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.subject TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.subject_link TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.teller TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.unit_date TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.verdict TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner ON public.worksheet TO tusoi_owner USING (true) WITH CHECK (true);

CREATE POLICY owner_only ON public.schema_version TO tusoi_owner USING (true) WITH CHECK (true);

ALTER TABLE public.paper ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.person ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.presence ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.presence_before ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.prompt ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_ballots ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_charged_faults ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_commendations ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_disciplines ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_incidents ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_leaves ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_past_levels ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_shortcomings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.record_targets ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.remedy ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.request ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.rerank ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.roster_bond ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.roster_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.roster_state ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.schema_version ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.seal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.slip_count ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.subject ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.subject_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.teller ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.unit_date ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.verdict ENABLE ROW LEVEL SECURITY;

CREATE POLICY web ON public.access_grant TO tusoi_web USING (((person = public.me()) OR (organisation IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))) OR (host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (EXISTS ( SELECT
   FROM public.subject s
  WHERE ((s.id = COALESCE(access_grant.host, access_grant.subject)) AND ((s.path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (s.unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])))))))) WITH CHECK (((( SELECT public.my_paths() AS my_paths) <> '{}'::text[]) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[]))));

CREATE POLICY web ON public.account TO tusoi_web USING ((person = public.me())) WITH CHECK ((person = public.me()));

CREATE POLICY web ON public.account_event TO tusoi_web USING ((person = public.me())) WITH CHECK ((person = public.me()));

CREATE POLICY web ON public.account_passkey TO tusoi_web USING ((person = public.me())) WITH CHECK ((person = public.me()));

CREATE POLICY web ON public.account_reset TO tusoi_web USING (((person = public.me()) OR (proposed_by = public.me()) OR (public.account_role(person, 'confirm'::text) IS NOT NULL))) WITH CHECK (false);

CREATE POLICY web ON public.assignment TO tusoi_web USING (((person = public.me()) OR (path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.attendance TO tusoi_web USING (((person = public.me()) OR (path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])))) WITH CHECK (((person = public.me()) OR (path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[]))));

CREATE POLICY web ON public.ballot TO tusoi_web USING ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[]))) WITH CHECK ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])));

CREATE POLICY web ON public.ballot_subject TO tusoi_web USING ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[]))) WITH CHECK ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])));

CREATE POLICY web ON public.chain TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[]))));

CREATE POLICY web ON public.commendation_cancelled TO tusoi_web USING (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])))) WITH CHECK (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[]))));

CREATE POLICY web ON public.comment TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR false)) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR false OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.complete_list TO tusoi_web USING ((public.me() IS NOT NULL)) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.conclusion TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR false)) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR false OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.conflict TO tusoi_web USING (((person = public.me()) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])))) WITH CHECK (((person = public.me()) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[]))));

CREATE POLICY web ON public.counter TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[]))));

CREATE POLICY web ON public.criterion_value TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.cycle TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (EXISTS ( SELECT
   FROM unnest(( SELECT public.my_paths() AS my_paths)) mine(part)
  WHERE (mine.part ^@ cycle.path))) OR (EXISTS ( SELECT
   FROM public.my_grants() g(id, cycle, person, organisation, role, what, subject, host, path, act, ended_act, until)
  WHERE (g.cycle = g.id))) OR (id IN ( SELECT s.cycle
   FROM public.subject s
  WHERE (s.person = public.me()))))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])));

CREATE POLICY web ON public.cycle_pack TO tusoi_web USING ((public.me() IS NOT NULL)) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])));

CREATE POLICY web ON public.deciding_draft TO tusoi_web USING ((unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[]))) WITH CHECK ((unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])));

CREATE POLICY web ON public.decision TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR ((signed_act IS NOT NULL) AND (id = ANY (ARRAY( SELECT l.decision
   FROM public.decision_line l
  WHERE (l.subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])))))))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[]))));

CREATE POLICY web ON public.decision_line TO tusoi_web USING (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR ((subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])) AND public.is_signed(decision)))) WITH CHECK (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[]))));

CREATE POLICY web ON public.done TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[]))));

CREATE POLICY web ON public.draft TO tusoi_web USING (((person = public.me()) AND (subject = ANY ((( SELECT public.my_subjects() AS my_subjects) || ( SELECT array_agg(subject.id) AS array_agg
   FROM public.subject
  WHERE (subject.unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])))))))) WITH CHECK (((person = public.me()) AND (subject = ANY ((( SELECT public.my_subjects() AS my_subjects) || ( SELECT array_agg(subject.id) AS array_agg
   FROM public.subject
  WHERE (subject.unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[]))))))));

CREATE POLICY web ON public.fact_request TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])) OR (id = ANY (( SELECT public.my_fact_requests() AS my_fact_requests)::bigint[])))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.fact_request_entry TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])) OR (request = ANY (( SELECT public.my_fact_requests() AS my_fact_requests)::bigint[])))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.facts_collective TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.facts_leader TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.facts_member TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.facts_organisation TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.file TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR ((kind = 'decision'::text) AND (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))))) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR ((kind = 'decision'::text) AND (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.import_batch TO tusoi_web USING ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[]))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.import_file TO tusoi_web USING (((person = public.me()) AND (path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])))) WITH CHECK (((person = public.me()) AND (path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[]))));

CREATE POLICY web ON public.installation TO tusoi_web USING (false) WITH CHECK (false);

CREATE POLICY web ON public.journal TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (by_person = public.me()))) WITH CHECK ((by_person = public.me()));

CREATE POLICY web ON public.journal_content TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (EXISTS ( SELECT
   FROM public.journal j
  WHERE ((j.act = journal_content.act) AND ((j.by_person = public.me()) OR (j.path ^@ ANY (( SELECT public.my_paths('audit'::text) AS my_paths)::text[])))))))) WITH CHECK ((public.me() IS NOT NULL));

CREATE POLICY web ON public.level TO tusoi_web USING (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])))) WITH CHECK (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[]))));

CREATE POLICY web ON public.line_count TO tusoi_web USING (((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])) AND (EXISTS ( SELECT
   FROM public.slip_count c
  WHERE ((c.ballot = line_count.ballot) AND (c.hand = line_count.hand)))))) WITH CHECK ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])));

CREATE POLICY web ON public.meeting TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (host = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (host = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[]))));

CREATE POLICY web ON public.notice TO tusoi_web USING (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])))) WITH CHECK (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[]))));

CREATE POLICY web ON public.objection TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])))) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.paper TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR ((kind = ANY (ARRAY['appraisal'::text, 'contribution'::text, 'consolidation'::text, 'dossier'::text, 'record'::text])) AND (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))))) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR ((kind = ANY (ARRAY['appraisal'::text, 'contribution'::text, 'consolidation'::text, 'dossier'::text, 'record'::text])) AND (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.person TO tusoi_web USING (((id = public.me()) OR (( SELECT public.my_paths() AS my_paths) <> '{}'::text[]) OR (EXISTS ( SELECT
   FROM public.my_grants() my_grants(id, cycle, person, organisation, role, what, subject, host, path, act, ended_act, until))))) WITH CHECK ((( SELECT public.my_paths('roster'::text) AS my_paths) <> '{}'::text[]));

CREATE POLICY web ON public.presence TO tusoi_web USING ((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[]))) WITH CHECK ((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])));

CREATE POLICY web ON public.presence_before TO tusoi_web USING ((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[]))) WITH CHECK ((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])));

CREATE POLICY web ON public.prompt TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (path ^@ ANY (( SELECT public.my_paths('ranking'::text) AS my_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])) OR (proposed_by IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))))) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (path ^@ ANY (( SELECT public.my_paths('ranking'::text) AS my_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])) OR (proposed_by IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.record_ballots TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_charged_faults TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_commendations TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_disciplines TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_incidents TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_leaves TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_past_levels TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_shortcomings TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.record_targets TO tusoi_web USING (((entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])) OR (path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])))) WITH CHECK (((path = ANY (( SELECT public.my_unit_paths() AS my_unit_paths)::text[])) OR (path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[]))));

CREATE POLICY web ON public.remedy TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR false)) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR false OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.request TO tusoi_web USING (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (person = public.me()) OR (organisation IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))) OR (asker IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))))) WITH CHECK (((host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (person = public.me()) OR (organisation IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))) OR (asker IN ( SELECT my_assignments.organisation
   FROM public.my_assignments() my_assignments(id, person, role, organisation, path, rights, held, act, ended_act))) OR (host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[]))));

CREATE POLICY web ON public.rerank TO tusoi_web USING (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])))) WITH CHECK (((host = ANY (( SELECT public.my_ranked_hosts() AS my_ranked_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[]))));

CREATE POLICY web ON public.roster_bond TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.roster_entry TO tusoi_web USING (((public.me() IS NOT NULL) AND ((( SELECT public.my_paths() AS my_paths) <> '{}'::text[]) OR (person = public.me())))) WITH CHECK ((( SELECT public.my_paths('roster'::text) AS my_paths) <> '{}'::text[]));

CREATE POLICY web ON public.roster_state TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (entry = ANY (( SELECT public.my_entries() AS my_entries)::bigint[])))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths('roster'::text) AS my_paths)::text[])));

CREATE POLICY web ON public.seal TO tusoi_web USING ((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[]))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])));

CREATE POLICY web ON public.slip_count TO tusoi_web USING (((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])) AND ((typist = public.me()) OR (cardinality(public.hands_of(ballot)) = 2)))) WITH CHECK ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])));

CREATE POLICY web ON public.subject TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (id = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])) OR ((family = ANY (ARRAY['organisation'::text, 'collective'::text])) AND (public.me() IS NOT NULL)))) WITH CHECK ((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])));

CREATE POLICY web ON public.subject_link TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (owner = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])) OR (owner = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (owner = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])) OR (owner = ANY (( SELECT public.my_subjects() AS my_subjects)::bigint[]))));

CREATE POLICY web ON public.teller TO tusoi_web USING ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[]))) WITH CHECK ((host = ANY (( SELECT public.my_counts() AS my_counts)::bigint[])));

CREATE POLICY web ON public.unit_date TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_paths() AS my_paths)::text[])) OR (unit = ANY (( SELECT public.my_frame_units() AS my_frame_units)::bigint[]))));

CREATE POLICY web ON public.verdict TO tusoi_web USING (((path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])) OR (host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[])) OR (subject = ANY (( SELECT public.my_told_subjects() AS my_told_subjects)::bigint[])))) WITH CHECK (((path ^@ ANY (( SELECT public.my_data_paths() AS my_data_paths)::text[])) OR (host = ANY (( SELECT public.my_hosts() AS my_hosts)::bigint[]))));

CREATE POLICY web ON public.worksheet TO tusoi_web USING (
CASE
    WHEN own THEN (person = public.me())
    ELSE (unit = ANY (( SELECT public.my_desks() AS my_desks)::bigint[]))
END) WITH CHECK (((person = public.me()) AND (unit = ANY (
CASE
    WHEN own THEN ( SELECT public.my_counts() AS my_counts)
    ELSE ( SELECT public.my_desks() AS my_desks)
END))));

ALTER TABLE public.worksheet ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO tusoi_web;
GRANT USAGE ON SCHEMA public TO tusoi_box;

REVOKE ALL ON FUNCTION public.account_by_installer(act bigint, who bigint, new_first bytea, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone, salt bytea, content jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.account_called() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.account_confirm(reset bigint, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_confirm(reset bigint, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_entry(act bigint, about bigint, kind text, at timestamp with time zone, salt bytea, content jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_entry(act bigint, about bigint, kind text, at timestamp with time zone, salt bytea, content jsonb) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_homes(who bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_homes(who bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_issue(who bigint, new_first bytea, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_issue(who bigint, new_first bytea, new_second bytea, new_until timestamp with time zone, new_stamp text, now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_knock(login text, who bigint, most integer, hold interval, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_knock(login text, who bigint, most integer, hold interval, now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_list(words text, at_unit bigint, of_person bigint, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_list(words text, at_unit bigint, of_person bigint, now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_passkeys(who bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_passkeys(who bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_propose(act bigint, who bigint, reason text, keys boolean, new_first bytea, new_until timestamp with time zone, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_propose(act bigint, who bigint, reason text, keys boolean, new_first bytea, new_until timestamp with time zone, now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_role(who bigint, what text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_role(who bigint, what text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.account_withdraw(reset bigint, now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_withdraw(reset bigint, now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.answer_facts(of_request bigint, of_act bigint, at timestamp with time zone, cells jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.answer_facts(of_request bigint, of_act bigint, at timestamp with time zone, cells jsonb) TO tusoi_web;

REVOKE ALL ON FUNCTION public.asked() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.asked_entries(of_request bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.asked_entries(of_request bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.asked_facts() FROM PUBLIC;
GRANT ALL ON FUNCTION public.asked_facts() TO tusoi_web;

REVOKE ALL ON FUNCTION public.asked_of_me(of_cycle bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.asked_of_me(of_cycle bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.chain_heads(of_cycle bigint, of_path text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.chain_heads(of_cycle bigint, of_path text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.content_digest(salt bytea, content jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.content_digest(salt bytea, content jsonb) TO tusoi_web;

REVOKE ALL ON FUNCTION public.count_anew() FROM PUBLIC;
GRANT ALL ON FUNCTION public.count_anew() TO tusoi_web;

REVOKE ALL ON FUNCTION public.counts_of_me(of_cycle bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.counts_of_me(of_cycle bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.cycle_copy(of_cycle bigint, of_seq integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.cycle_copy(of_cycle bigint, of_seq integer) TO tusoi_web;

REVOKE ALL ON FUNCTION public.demo_persons() FROM PUBLIC;
GRANT ALL ON FUNCTION public.demo_persons() TO tusoi_web;

REVOKE ALL ON FUNCTION public.done_steps(subjects bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.done_steps(subjects bigint[]) TO tusoi_web;

REVOKE ALL ON FUNCTION public.entry_hash(before bytea, cycle bigint, unit bigint, path text, act bigint, seq bigint, kind text, step text, by_person bigint, role text, at timestamp with time zone, digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.entry_hash(before bytea, cycle bigint, unit bigint, path text, act bigint, seq bigint, kind text, step text, by_person bigint, role text, at timestamp with time zone, digest bytea) TO tusoi_web;

REVOKE ALL ON PROCEDURE public.fence(IN fenced regclass, IN condition text, IN rights text, IN writes text) FROM PUBLIC;

REVOKE ALL ON PROCEDURE public.fence_content(IN fenced regclass, IN more text) FROM PUBLIC;

REVOKE ALL ON PROCEDURE public.fence_facts(IN fenced regclass) FROM PUBLIC;

REVOKE ALL ON PROCEDURE public.fence_levels(IN fenced regclass) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.find_files() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.forget_content(of_cycle bigint, older_than timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_content(of_cycle bigint, older_than timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.forget_import_files(now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_import_files(now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.forget_rights() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.frame_changed() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.frame_changes() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.hands_of(of_ballot bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.hands_of(of_ballot bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.installation_mark() FROM PUBLIC;
GRANT ALL ON FUNCTION public.installation_mark() TO tusoi_web;

REVOKE ALL ON FUNCTION public.is_signed(of_decision bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_signed(of_decision bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.journal_entry(act bigint, cycle bigint, unit bigint, kind text, step text, role text, at timestamp with time zone, salt bytea, content jsonb, host bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.journal_entry(act bigint, cycle bigint, unit bigint, kind text, step text, role text, at timestamp with time zone, salt bytea, content jsonb, host bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.links_lead_to_subjects() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.login_words(text text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.login_words(text text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_account_events() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_account_events() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_account_resets(now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_account_resets(now timestamp with time zone) TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.assignment TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_assignments() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_assignments() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_counts() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_counts() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_data_paths() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_data_paths() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_desks() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_desks() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_entries() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_entries() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_fact_requests() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_fact_requests() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_frame_units() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_frame_units() TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.access_grant TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_grants() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_grants() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_hosts() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_hosts() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_paths() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_paths() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_paths(needed text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_paths(needed text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_ranked_hosts() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_ranked_hosts() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_seat(of_unit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_seat(of_unit bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_subjects() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_subjects() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_told_subjects() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_told_subjects() TO tusoi_web;

REVOKE ALL ON FUNCTION public.my_unit_paths() FROM PUBLIC;
GRANT ALL ON FUNCTION public.my_unit_paths() TO tusoi_web;

REVOKE ALL ON FUNCTION public.next_moment(now timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.next_moment(now timestamp with time zone) TO tusoi_web;

REVOKE ALL ON FUNCTION public.open_files(what text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_files(what text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.open_requests(of_cycle bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.open_requests(of_cycle bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.organisations_above() FROM PUBLIC;
GRANT ALL ON FUNCTION public.organisations_above() TO tusoi_web;

REVOKE ALL ON FUNCTION public.person_called() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.plain(text text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.plain(text text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.reach(subjects bigint[], hops text[], step text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reach(subjects bigint[], hops text[], step text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.recall(what text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.remember(what text, value text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.request_states(subjects bigint[], of_step text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.request_states(subjects bigint[], of_step text) TO tusoi_web;

REVOKE ALL ON FUNCTION public.schema_applied() FROM PUBLIC;
GRANT ALL ON FUNCTION public.schema_applied() TO tusoi_web;
GRANT ALL ON FUNCTION public.schema_applied() TO tusoi_box;

REVOKE ALL ON FUNCTION public.seal_hash(before bytea, id bigint, cycle bigint, path text, at timestamp with time zone, heads jsonb, by_person bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.seal_hash(before bytea, id bigint, cycle bigint, path text, at timestamp with time zone, heads jsonb, by_person bigint) TO tusoi_web;

REVOKE ALL ON FUNCTION public.this_cycle() FROM PUBLIC;
GRANT ALL ON FUNCTION public.this_cycle() TO tusoi_web;

REVOKE ALL ON FUNCTION public.today() FROM PUBLIC;
GRANT ALL ON FUNCTION public.today() TO tusoi_web;

REVOKE ALL ON FUNCTION public.unit_frame(of_cycle bigint, of_units bigint[], mine boolean[], members_below text[], ways text[], ways_above text[], shown bytea, told bigint[], units bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.unit_frame(of_cycle bigint, of_units bigint[], mine boolean[], members_below text[], ways text[], ways_above text[], shown bytea, told bigint[], units bigint[]) TO tusoi_web;

REVOKE ALL ON FUNCTION public.values_have_entries() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.verdict_source(of_subject bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.verdict_source(of_subject bigint) TO tusoi_web;

GRANT SELECT ON TABLE public.account TO tusoi_web;

GRANT UPDATE(stamp) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(password_hash) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(failed) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(locked_until) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(code_first) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(code_second) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(code_until) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(begun_at) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(totp_key) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(totp_since) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(totp_step) ON TABLE public.account TO tusoi_web;

GRANT UPDATE(recovery) ON TABLE public.account TO tusoi_web;

GRANT SELECT ON TABLE public.account_event TO tusoi_web;

GRANT UPDATE(told_at) ON TABLE public.account_event TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_passkey TO tusoi_web;

GRANT SELECT(id) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(person) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(why) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(all_keys) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(proposed_by) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(proposed_at) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(until) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(confirmed_by) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(confirmed_at) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT(withdrawn_at) ON TABLE public.account_reset TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.attendance TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.ballot TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.ballot_subject TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.chain TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.commendation_cancelled TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.comment TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.complete_list TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.conclusion TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.conflict TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.counter TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.criterion_value TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.cycle TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.cycle_pack TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.deciding_draft TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.decision TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.decision_line TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.done TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.draft TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.fact_request TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.fact_request_entry TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.facts_collective TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.facts_leader TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.facts_member TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.facts_organisation TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.file TO tusoi_web;

GRANT USAGE ON SEQUENCE public.ids TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.import_batch TO tusoi_web;

GRANT SELECT,INSERT,DELETE ON TABLE public.import_file TO tusoi_web;

GRANT SELECT ON TABLE public.installation TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.journal TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.journal_content TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.level TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.line_count TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.meeting TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.notice TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.objection TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.paper TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.person TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.presence TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.presence_before TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.prompt TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_ballots TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_charged_faults TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_commendations TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_disciplines TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_incidents TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_leaves TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_past_levels TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_shortcomings TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.record_targets TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.remedy TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.request TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.rerank TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.roster_bond TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.roster_entry TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.roster_state TO tusoi_web;

GRANT SELECT,INSERT ON TABLE public.seal TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.slip_count TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.subject TO tusoi_web;

GRANT SELECT,INSERT,DELETE ON TABLE public.subject_link TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.teller TO tusoi_web;

GRANT SELECT,INSERT,UPDATE ON TABLE public.unit_date TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.verdict TO tusoi_web;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.worksheet TO tusoi_web;

ALTER DEFAULT PRIVILEGES FOR ROLE tusoi_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;
