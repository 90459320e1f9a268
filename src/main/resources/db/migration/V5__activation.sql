-- The server comes to the lessee: who uses it is archived first, and what the provisioner does is kept.

-- The user's archive, opened before the hand-over and kept after the end; legal_hold names the grounds (诉讼保全、证据保全) that
-- stand, and while any does, nothing is erased and no retention ends.
create table lease.user_archive (
    lease_number text primary key references lease.lease,
    archive_no   text        not null unique,
    content      jsonb       not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    retain_until date,
    legal_hold   text,
    check (legal_hold is null or retain_until is null)
);

-- What was done to the server, by the provisioner's reference.
create table lease.handover (
    lease_number   text        not null references lease.lease,
    action         text        not null check (action in ('HAND_OVER', 'SWITCH_OFF', 'SWITCH_ON')),
    occurrence     integer     not null,
    provider_ref   text        not null,
    done_at        timestamptz not null,
    primary key (lease_number, action, occurrence)
);
call lease.keep_as_evidence('handover');
