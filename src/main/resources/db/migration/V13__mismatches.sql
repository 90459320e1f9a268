-- Rows and engine are compared at each start, every hour, and after each act at the engine's doors.

-- Where the rows of a lease and what the engine holds of it do not agree now; a row goes when that is cured.
create table lease.mismatch (
    lease_number  text        not null,
    kind          text        not null,
    place         text        not null,
    found         text        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (lease_number, kind, place)
);
