-- A default that was recorded by mistake is taken back; a renewal of six months or more is agreed in writing.

alter table lease.rent_outcome drop constraint rent_outcome_outcome_check;
alter table lease.rent_outcome add constraint rent_outcome_outcome_check
    check (outcome in ('PAID', 'NOTICE', 'ACCEPTED', 'RETRACTED'));

-- Which signed agreement the renewal rests on, and when both had signed it (Civil Code art. 707).
alter table lease.renewal_decision add column agreement_ref text;
alter table lease.renewal_decision add column signed_on date;
alter table lease.renewal_decision add constraint renewal_agreement_is_dated
    check ((agreement_ref is null) = (signed_on is null));
