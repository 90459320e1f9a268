-- The public registers that the checks believe, never the applicant's word; and who imported what into them.

-- Permits, filings, approvals, export mechanisms and their holders: a credit code, or the name of an individual, who can only
-- file sites. A number that is not here is UNKNOWN.
create table lease.permit_register (
    number             text primary key,
    kind               text not null check (kind in ('TELECOM_PERMIT', 'FILING', 'CROSS_BORDER_APPROVAL', 'CHANNEL_APPROVAL',
                           'SECURITY_ASSESSMENT', 'STANDARD_CONTRACT_FILING', 'PIP_CERTIFICATE', 'SECTOR_APPROVAL')),
    holder_uscc        text, -- in capitals
    holder_name        text,
    items              text[] not null default '{}',
    status             text not null check (status in ('VALID', 'NOT_VALID')),
    valid_to           date,
    renewal_applied_on date,
    read_on            date not null,
    constraint permit_register_holder_check check (holder_uscc is not null or (kind = 'FILING' and holder_name is not null))
);

create index permit_register_holder on lease.permit_register (holder_uscc);

-- The lessor's facts, by the code that the settings name.
create table lease.lessor_register (
    code      text primary key,
    facts     jsonb not null,
    read_on   date  not null
);

-- Each file that was imported.
create table lease.register_import (
    id          bigint generated always as identity primary key,
    register    text        not null check (register in ('PERMITS', 'LESSORS')),
    imported_by text        not null,
    imported_at timestamptz not null,
    rows        integer     not null,
    digest      text        not null
);
call lease.keep_as_evidence('register_import');
