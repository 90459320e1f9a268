-- Until when the applicant may complete the application: null while nothing waits for a completion.
alter table lease.lease add column complete_by timestamptz;
