-- The ground everything else stands on: who may come in, and who is asking.

revoke create on schema public from public;
grant usage on schema public to tusoi_web, tusoi_box;

-- The person of this transaction, set by set_config('tusoi.person', …, true) in its first statement; null when nobody is: then no policy lets a row through.
create function me() returns bigint language sql stable parallel safe
as $$ select nullif(current_setting('tusoi.person', true), '')::bigint $$;

-- What has been applied, for programs that may not look into schema_version.
create function schema_applied() returns table (version int, name text, hash text)
language sql stable security definer set search_path = public, pg_temp
as $$ select version, name, hash from schema_version order by version $$;

revoke all on function schema_applied() from public;
grant execute on function schema_applied() to tusoi_web, tusoi_box;
