-- An account that was begun gets no other code from one person alone, whether or not the code of its last reset has run out: the list says so, and what to do is to propose a reset again.
-- And the hundred who are told where there are more are the first by given name, as the list sorts them.

create or replace function account_list(words text, at_unit bigint, of_person bigint, now timestamptz)
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
    case when c.person is null then 'none' when c.code_until > now and c.begun_at is null then 'issued' when c.code_until > now then 'reset' when c.password_hash is not null then 'used' when c.begun_at is null then 'expired' else 'lapsed' end,
    c.code_until, bool_or(l.unit in (select m.organisation from mine m where 'content' = any(m.rights)))
  from placed l join person p on p.id = l.person left join account c on c.person = p.id left join roster_state o on o.entry = l.unit and o.known_to is null and o.valid @> today()
  where p.id <> me() and (at_unit is null or l.unit = at_unit) and (of_person is null or p.id = of_person)
    and (words = '' or login_words(p.name) like '%' || replace(replace(login_words(words), '%', '\%'), '_', '\_') || '%' or login_words(p.code) like replace(replace(login_words(words), '%', '\%'), '_', '\_') || '%')
  group by p.id, c.person order by plain(substring(p.name from '[^ ]* *$')), p.name, p.id limit 100
$$;
