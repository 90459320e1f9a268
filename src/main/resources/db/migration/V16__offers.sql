-- What became of the contract that was offered to the lessee.

-- OFFERED: the draft went out. RETURNED: the lessee declined it, or it could not be delivered. SEAL: the lessor accepts what the
-- lessee signed (Civil Code art. 490). REFUSED: the lessor does not; after SEAL and REFUSED the lessee is bound no more by that offer.
create table lease.offer_event (
    lease_number     text        not null references lease.lease,
    position         integer     not null,
    contract_version integer     not null,
    kind             text        not null check (kind in ('OFFERED', 'RETURNED', 'SEAL', 'REFUSED')),
    reason           text,
    seal_kind        text check (seal_kind in ('RELIABLE_ESIGN', 'SEAL', 'HANDWRITTEN')),
    signer           text,
    authority        text,
    factor           text check (factor in ('PASSWORD', 'PASSWORD_AND_CODE')), -- by what whoever seals proved who they are
    scan             uuid, -- shows what both signed on paper, by id and SHA-256
    scan_digest      text,
    comparison       text, -- what whoever seals or refuses answered of a signature on paper, as V4 has it
    by               text        not null,
    at               timestamptz not null,
    primary key (lease_number, position),
    foreign key (lease_number, contract_version) references lease.contract (lease_number, version),
    check (kind not in ('RETURNED', 'REFUSED') or reason is not null),
    check ((scan is null) = (scan_digest is null) and (scan is null or seal_kind in ('SEAL', 'HANDWRITTEN'))),
    foreign key (lease_number, scan) references lease.attachment (lease_number, id),
    check (comparison is null or kind in ('SEAL', 'REFUSED')),
    check ((kind = 'SEAL') = (seal_kind is not null and signer is not null and authority is not null and factor is not null))
);
call lease.keep_as_evidence('offer_event');
