-- What the rules found. A set of findings is one document; what thousands of findings say in the same words is kept once.

-- What rules answered, word by word.
create table lease.message_text (
    id  integer generated always as identity primary key,
    key uuid not null unique, -- md5 over both
    zh  text not null,
    en  text not null
);
call lease.keep_as_evidence('message_text');

-- What the law says, word by word as findings quoted it: a row an article and edition.
create table lease.article_text (
    id          integer generated always as identity primary key,
    key         uuid not null unique, -- md5 over all three
    citation_zh text not null,
    citation_en text not null,
    quote       text not null
);
call lease.keep_as_evidence('article_text');

-- What findings of a rule have in common: the rule as it was asked, the law that it quotes, and the facts that it used, by name.
create table lease.finding_form (
    id               integer generated always as identity primary key,
    key              uuid    not null unique, -- md5 over all that follows
    rule             text    not null,
    rule_version     integer not null,
    subject          text    not null,
    article          integer not null references lease.article_text,
    needs_text_check boolean not null,
    consequence      text,
    facts            text[]  not null
);
call lease.keep_as_evidence('finding_form');

-- What a set of findings says is violated: {rule: outcome}.
create function lease.violated(document jsonb) returns jsonb language sql immutable set search_path = pg_catalog as $$
    select coalesce(jsonb_object_agg(f ->> 'rule', f -> 'outcome'), '{}') from jsonb_array_elements(document -> 'findings') f
    where f ->> 'outcome' in ('BLOCK', 'REVIEW', 'UNDETERMINED', 'REQUIRE')
$$;

-- The findings of all rules at one occasion: {asOf, facts: {name: value}, findings: [{form, message, outcome}]} in the order of
-- the rulebook, form and message by their ids. A finding says itself its rule where it is violated, and a fact or day that is
-- another than the set's; a fact that nobody says is empty. No foreign key on the ids: its lock on a row that every set shares would cost a write for each.
create table lease.findings (
    lease_number text    not null references lease.lease,
    occasion     text    not null,
    round        integer not null,
    document     jsonb   not null,
    violated     jsonb   not null generated always as (lease.violated(document)) stored,
    primary key (lease_number, occasion, round)
);
call lease.keep_as_evidence('findings');

-- Which leases violate a rule, and how: violated ? 'rule', violated @> '{"rule": "BLOCK"}'.
create index findings_by_rule on lease.findings using gin (violated) where violated <> '{}';

-- The faster compression, where this server was built with it.
do $$
begin
    alter table lease.findings alter column document set compression lz4;
exception when feature_not_supported then
    null;
end $$;
