-- An entry of the permit register has a holder: a credit code, or the name of an individual, who can only file sites.
-- Entries of before may have none; they confirm nobody's number until they are imported anew.
alter table lease.permit_register add column holder_name text;
alter table lease.permit_register add column renewal_applied_on date;
alter table lease.permit_register add constraint permit_register_holder_check check (
    holder_uscc is not null or (kind = 'FILING' and holder_name is not null)) not valid;

create trigger register_import_not_emptied before truncate on lease.register_import
    for each statement execute function lease.refuse_change();
