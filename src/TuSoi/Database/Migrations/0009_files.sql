-- Scans with signatures, and what else belongs to a file of a subject. What is kept has been looked into: type by content, nothing that runs, images without
-- what a camera adds. The content goes where a file is taken back; that it was there, and its digest, stay.
create table file (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  step text not null,
  kind text not null check (kind in ('statement', 'slip', 'minutes', 'decision', 'other')),
  name text not null check (length(name) between 1 and 160),
  type text not null check (type in ('pdf', 'png', 'jpeg', 'docx', 'xlsx')),
  size int not null check (size between 1 and 20971520),
  digest bytea not null check (length(digest) = 32),
  content bytea,
  attached_by bigint not null references person,
  act bigint not null,
  removed_act bigint,
  check ((content is null) = (removed_act is not null)),
  check (octet_length(content) = size)
);
create index on file (subject, step);
create index on file (host);
-- pdf, images and office files are compressed already
alter table file alter column content set storage external;

-- A scan of a decision is open to those who rank, as its levels are.
call fence_content('file', 'kind = ''decision'' and host = any((select my_ranked_hosts())::bigint[])');
