-- How the second officer reads a special term: whether it burdens the lessee, so that the contract marks it.
alter table lease.special_term drop constraint special_term_checked_check;
alter table lease.special_term add constraint special_term_checked_check
    check (checked in ('CONFIRMED', 'BURDENS', 'NO_BURDEN'));
