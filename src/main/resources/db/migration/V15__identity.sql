-- Identity verified as an act with evidence (Cybersecurity Law art. 26; Anti-Telecom Fraud Law arts. 6, 21).

-- One act: whose identity, by which method, when, by which account, on which document, with which result. Time and account are the
-- server's. Of a number only the last four characters are kept, of the document its digest; the file itself is an attachment that
-- few may open. Of several acts of one subject and method the newest prevails; all are kept. person tells whether a later application
-- is about the same person or body. No statute says how long: the lease and three years more (limitation, Civil Code art. 188; ours).
create table lease.identity_verification (
    lease_number      text        not null references lease.lease,
    position          integer     not null,
    round             integer     not null,
    subject           text        not null check (subject in ('LESSEE', 'SIGNER', 'OPERATOR', 'GUARDIAN')),
    person            text        not null,
    signatory         text, -- who signed for the lessee, where the application names somebody else; null otherwise
    method            text        not null check (method in ('ORIGINAL_SEEN', 'VIDEO_LIVE', 'NETWORK_ID', 'REGISTER_QUERY',
                                      'BANK_TRANSFER', 'NOTARISED')),
    at                timestamptz not null,
    verified_by       text        not null,
    by_sales_only     boolean     not null,
    attachment        uuid,
    document_digest   text,
    reference         text,
    number_end        text check (length(number_end) <= 4),
    document_valid_to date,
    result            text        not null check (result in ('MATCH', 'MISMATCH', 'REFUSED', 'FORGED')),
    checks            text[]      not null,
    note              text        not null,
    used_from         text references lease.lease, -- the earlier lease whose act is used again; its file stays there
    primary key (lease_number, position),
    foreign key (lease_number, attachment) references lease.attachment (lease_number, id),
    check (result in ('REFUSED', 'FORGED') or document_digest is not null)
);
call lease.keep_as_evidence('identity_verification');

-- who was verified before, on whatever lease
create index identity_verification_by_person on lease.identity_verification (person);

-- whom a platform's answer was about: its number serves for nobody else
create index identity_verification_by_reference on lease.identity_verification (upper(reference)) where reference is not null;
