-- A decision that was drawn up and not signed can be withdrawn, by who drew it up or by those who would sign; its number is free again, the draft stays on record.
alter table decision add withdrawn_act bigint, add withdrawn_why text, add check (withdrawn_act is null or signed_act is null);
drop index decision_unit_number_dated_idx;
create unique index on decision (unit, number, dated) where withdrawn_act is null;
