-- Generated from Migrations/ by “./tusoi db schema --out src/TuSoi/Database/schema.sql”, for reading only.

CREATE FUNCTION public.me() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('tusoi.person', true), '')::bigint $$;

CREATE FUNCTION public.schema_applied() RETURNS TABLE(version integer, name text, hash text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ select version, name, hash from schema_version order by version $$;

CREATE TABLE public.schema_version (
    version integer NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL,
    ms integer NOT NULL
);

ALTER TABLE ONLY public.schema_version FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);

CREATE POLICY owner_only ON public.schema_version TO tusoi_owner USING (true) WITH CHECK (true);

ALTER TABLE public.schema_version ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO tusoi_web;
GRANT USAGE ON SCHEMA public TO tusoi_box;

REVOKE ALL ON FUNCTION public.schema_applied() FROM PUBLIC;
GRANT ALL ON FUNCTION public.schema_applied() TO tusoi_web;
GRANT ALL ON FUNCTION public.schema_applied() TO tusoi_box;
