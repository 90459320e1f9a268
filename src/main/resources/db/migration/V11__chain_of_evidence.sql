-- The record that survives its administrator. The owner of this schema migrates it and cannot log in; the product runs as a
-- role that reads evidence and adds to it through the functions below, one call an entry, and in no other way
-- (afterMigrate.sql grants that). Each lease's audit trail is a chain of hashes over what was done and what was kept by it.
-- What people wrote and were called enters as a salted commitment: it can be erased, and the chain still holds.

-- One entry of a chain.
-- hash = SHA-256(hash of the entry before, or 32 zero bytes ‖ lease.entry_body(…)); commitment = SHA-256(salt ‖ payload).
-- payload: {"detail": …, "rows": {table: [rows as they were added, or their documents' SHA-256]}}; null, like its salt, once erased.
create table lease.audit (
    lease_number text        not null,
    seq          integer     not null,
    at           timestamptz not null,
    actor        text        not null,
    action       text        not null,
    digest       text,
    salt         bytea,
    payload      text,
    commitment   bytea       not null,
    hash         bytea       not null,
    primary key (lease_number, seq),
    check ((salt is null) = (payload is null))
);

-- What was done in a time; entries lie in the order in which they were added.
create index audit_by_time on lease.audit using brin (at) with (autosummarize = on);

-- The end of each chain: whoever adds an entry holds it until the transaction ends.
create table lease.audit_head (
    lease_number text    primary key,
    seq          integer not null,
    hash         bytea   not null
) with (fillfactor = 50);

-- Entries that were added while somebody else held the end of the chain: the next entry puts them before itself.
create table lease.audit_waiting (
    id           bigint generated always as identity primary key,
    lease_number text        not null,
    at           timestamptz not null,
    actor        text        not null,
    action       text        not null,
    digest       text,
    payload      text        not null
);

create index audit_waiting_by_lease on lease.audit_waiting (lease_number, id);

-- The only change of an entry is that its salt and payload are erased together.
create function lease.refuse_change_of_entry() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.salt is null and new.payload is null
        and (new.lease_number, new.seq, new.at, new.actor, new.action, new.digest, new.commitment, new.hash)
            is not distinct from (old.lease_number, old.seq, old.at, old.actor, old.action, old.digest, old.commitment, old.hash)
    then
        return new;
    end if;
    raise exception 'Rows of % are evidence: they are added, never changed or deleted', tg_table_name;
end $$;

create trigger audit_append_only before update or delete on lease.audit
    for each row execute function lease.refuse_change_of_entry();
create trigger audit_not_emptied before truncate on lease.audit
    for each statement execute function lease.refuse_change();

-- What an entry's hash covers, in the form of RFC 8785: members sorted, no white space.
create function lease.entry_body(p_lease text, p_seq integer, p_at timestamptz, p_actor text, p_action text, p_digest text,
    p_commitment bytea) returns bytea language sql stable as $$
    select convert_to('{"action":' || to_json(p_action)::text || ',"actor":' || to_json(p_actor)::text
        || ',"at":"' || to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","commitment":"' || encode(p_commitment, 'hex')
        || '"' || coalesce(',"digest":' || to_json(p_digest)::text, '') || ',"lease":' || to_json(p_lease)::text
        || ',"seq":' || p_seq || '}', 'UTF8')
$$;

-- Documents of what is too large to stand in an entry as well: it enters by their SHA-256, however its rows are laid out.
create function lease.document(x lease.application) returns jsonb language sql stable set timezone = 'UTC' as $$
    select jsonb_build_object('round', x.round, 'content', x.content, 'submittedBy', x.submitted_by, 'submittedAt', x.submitted_at)
$$;
create function lease.document(x lease.contract) returns jsonb language sql stable set timezone = 'UTC' as $$
    select jsonb_build_object('version', x.version, 'text', lease.text_of(x), 'textDigest', x.text_digest, 'digest', x.digest, 'salt', x.salt,
        'clauseLibrary', x.clause_library, 'draftedAt', x.drafted_at)
        || case when x.agreement is null then '{}' else jsonb_build_object('agreement', x.agreement) end
$$;
create function lease.document(x lease.notice) returns jsonb language sql stable set timezone = 'UTC' as $$
    select jsonb_build_object('kind', x.kind, 'person', x.person, 'group', x.group_id, 'address', x.address, 'zh', x.text_zh,
        'en', x.text_en, 'at', x.created_at)
$$;
-- A set of findings with its texts and facts in full: what is hashed is what is read. A text that is not there leaves its
-- finding out.
create function lease.document(x lease.findings) returns jsonb language sql stable set search_path = pg_catalog as $$
    select coalesce(jsonb_agg(jsonb_build_object('rule', o.rule, 'ruleVersion', o.rule_version, 'subject', o.subject,
            'needsTextCheck', o.needs_text_check, 'asOf', x.document -> 'asOf')
        || case when o.consequence is null then '{}' else jsonb_build_object('consequence', o.consequence) end
        || (f - array['form', 'message'])
        || jsonb_build_object('facts', (select coalesce(jsonb_object_agg(name, coalesce(f -> 'facts' -> name, x.document -> 'facts' -> name, '""')), '{}')
                from unnest(o.facts) name), 'messageZh', m.zh, 'messageEn', m.en,
            'citationZh', a.citation_zh, 'citationEn', a.citation_en, 'quote', a.quote) order by position), '[]')
    from jsonb_array_elements(x.document -> 'findings') with ordinality as all_of_them(f, position)
    join lease.message_text m on m.id = (f ->> 'message')::int
    join lease.finding_form o on o.id = (f ->> 'form')::int
    join lease.article_text a on a.id = o.article
$$;
create function lease.sha256_of(document jsonb) returns text language sql immutable set search_path = pg_catalog as $$
    select encode(sha256(convert_to(document::text, 'UTF8')), 'hex')
$$;

-- The salt of one commitment: 244 random bits.
create function lease.new_salt() returns bytea language sql volatile set search_path = pg_catalog as $$
    select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
$$;

-- Puts one entry at the end of its chain. An end that was altered from outside names a place that is taken: nothing is added
-- to such a record (SL001).
create function lease.chain(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_payload text)
    returns void language plpgsql set search_path = pg_catalog as $$
declare
    v_salt bytea := lease.new_salt();
    v_commitment bytea := sha256(v_salt || convert_to(p_payload, 'UTF8'));
    v_seq integer;
    v_hash bytea;
begin
    update lease.audit_head set seq = seq + 1,
            hash = sha256(hash || lease.entry_body(p_lease, seq + 1, p_at, p_actor, p_action, p_digest, v_commitment))
        where lease_number = p_lease returning seq, hash into v_seq, v_hash;
    if not found then
        v_seq := 1;
        v_hash := sha256(decode(repeat('00', 32), 'hex')
            || lease.entry_body(p_lease, 1, p_at, p_actor, p_action, p_digest, v_commitment));
        insert into lease.audit_head (lease_number, seq, hash) values (p_lease, v_seq, v_hash) on conflict do nothing;
        if not found then
            perform lease.chain(p_lease, p_at, p_actor, p_action, p_digest, p_payload);
            return;
        end if;
    end if;
    -- nobody else adds to it: this transaction holds its end
    insert into lease.audit (lease_number, seq, at, actor, action, digest, salt, payload, commitment, hash)
        select p_lease, v_seq, p_at, p_actor, p_action, p_digest, v_salt, p_payload, v_commitment, v_hash
        where not exists (select from lease.audit where lease_number = p_lease and seq = v_seq);
    if not found then
        raise exception '租赁 % 的存证记录与其链不符，疑似在数据库中被改动过，本次操作未执行。请联系系统管理员保全数据库及日志现场，并核对 /journal 中的存证检查。 The record of lease % does not fit its chain: it seems to have been altered in the database. Nothing was done. Call an administrator, who preserves the database and its logs and looks at the check of the record at /journal.',
            p_lease, p_lease using errcode = 'SL001';
    end if;
end $$;

-- Takes the end of a chain until the transaction ends, the lease's row always first, so that no two wait for each other; and
-- puts the entries that waited for it in their place.
create function lease.hold(p_lease text) returns void language plpgsql set search_path = pg_catalog as $$
declare
    w lease.audit_waiting;
begin
    -- whoever has changed the row holds it already
    if not exists (select from lease.lease where number = p_lease and xmin = pg_current_xact_id()::xid) then
        perform from lease.lease where number = p_lease for no key update;
    end if;
    if not exists (select from lease.audit_waiting where lease_number = p_lease) then
        return;
    end if;
    perform from lease.audit_head where lease_number = p_lease for update;
    for w in select * from lease.audit_waiting where lease_number = p_lease order by id loop
        perform lease.chain(p_lease, w.at, w.actor, w.action, w.digest, w.payload);
        delete from lease.audit_waiting where id = w.id;
    end loop;
end $$;

-- Writes for each table of evidence the function that adds one of its rows, from the members that a JSON object has:
-- lease.add_row_of_<table>. A row that names no position comes after the newest of its lease. It answers {"row": the row as it was
-- added, a large one by its document, "position": …}; null where p_once, and the row was there already. With a function of its
-- own each table's statement is planned once a session, and not each time.
create procedure lease.write_row_functions() language plpgsql as $write$
declare
    v_table text;
    v_columns text;
    v_positioned boolean;
    v_kept text;
    v_insert text;
begin
    for v_table in select c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'lease'::regnamespace and t.tgname = c.relname || '_append_only'
    loop
        select string_agg(quote_ident(attname), ', ' order by attnum), bool_or(attname = 'position') into v_columns, v_positioned
            from pg_attribute where attrelid = to_regclass('lease.' || quote_ident(v_table)) and attnum > 0 and not attisdropped
                and attidentity = '' and attgenerated = '';
        v_kept := case when to_regprocedure(format('lease.document(lease.%I)', v_table)) is null then 'to_jsonb(t) - ''lease_number'''
            else 'to_jsonb(lease.sha256_of(lease.document(t)))' end;
        v_insert := format('insert into lease.%1$I as t (%2$s) select %2$s from jsonb_populate_record(null::lease.%1$I, p_row)',
            v_table, v_columns);
        execute format($function$
            create or replace function lease.%1$I(p_row jsonb, p_once boolean) returns jsonb
                language plpgsql set search_path = pg_catalog set timezone = 'UTC' as $body$
            declare
                v_added jsonb;
            begin
                %2$s
                if p_once then
                    %3$s on conflict do nothing returning %4$s into v_added;
                    if v_added is null then
                        return null;
                    end if;
                else
                    %3$s returning %4$s into v_added;
                end if;
                return jsonb_build_object('row', v_added, 'position', p_row -> 'position');
            end $body$ $function$,
            'add_row_of_' || v_table,
            case when v_positioned then format($position$
                if not p_row ? 'position' then
                    p_row := p_row || jsonb_build_object('position', (select coalesce(max(position), 0) + 1 from lease.%I
                        where lease_number = p_row ->> 'lease_number'));
                end if;$position$, v_table) else '' end,
            v_insert, v_kept);
    end loop;
end $write$;

-- Adds rows of evidence: {table: [{column: value}]}. Only tables that refuse every change take any. Later rows of the same call
-- name the position of one before by its table's name. Answers the rows as they were added; null where p_once, and the row was
-- there already.
create function lease.add_rows(p_lease text, p_rows json, p_once boolean) returns jsonb
    language plpgsql set search_path = pg_catalog as $$
declare
    v_table text;
    v_rows json;
    v_row jsonb;
    v_known jsonb := jsonb_build_object('lease_number', p_lease);
    v_added jsonb;
    v_all jsonb := '{}';
begin
    for v_table, v_rows in select key, value from json_each(p_rows) loop
        if to_regprocedure(format('lease.%I(jsonb, boolean)', 'add_row_of_' || v_table)) is null then
            raise exception 'lease.% is no table of evidence', v_table;
        end if;
        for v_row in select value::jsonb from json_array_elements(v_rows) loop
            execute format('select lease.%I($1, $2)', 'add_row_of_' || v_table) into v_added using v_known || v_row, p_once;
            if v_added is null then
                return null;
            end if;
            if not v_row ? 'position' and v_added -> 'position' <> 'null' then
                v_known := v_known || jsonb_build_object(v_table, v_added -> 'position');
            end if;
            v_all := jsonb_set(v_all, array[v_table], coalesce(v_all -> v_table, '[]') || jsonb_build_array(v_added -> 'row'));
        end loop;
    end loop;
    return v_all;
end $$;

-- Keeps the next date of a lease as other tables than its own row have it now (V1). Whoever calls it holds the lease's row.
create function lease.keep_due(p_lease text) returns void language plpgsql set search_path = pg_catalog as $$
declare
    v_at timestamptz;
    v_what text;
begin
    select d.at, d.what into v_at, v_what from lease.lease l, lease.open_dates(l) d where l.number = p_lease order by d.at, d.what limit 1;
    update lease.lease set due_at = v_at, due_what = v_what
        where number = p_lease and (due_at, due_what) is distinct from (v_at, v_what);
end $$;

-- One entry of a lease's audit trail, with the evidence that belongs to it. Answers whether it was added: not where p_once,
-- and its evidence was there already.
create function lease.append(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text,
    p_rows json, p_once boolean) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
    v_rows jsonb;
begin
    if p_rows is not null then
        v_rows := lease.add_rows(p_lease, p_rows, p_once);
        if v_rows is null then
            return false;
        end if;
    end if;
    perform lease.hold(p_lease);
    perform lease.chain(p_lease, p_at, p_actor, p_action, p_digest,
        '{"detail":' || coalesce(p_detail, '{}') || coalesce(',"rows":' || v_rows::text, '') || '}');
    -- an entry alone opens and closes no date, but one; nor do these rows
    if p_action = 'RENT_PERIOD_OVER' or exists (select from json_object_keys(p_rows) as added(name) where name not in ('application',
            'attachment', 'assessment', 'condition', 'condition_proof', 'contract', 'decision', 'delivery', 'delivery_details', 'handover',
            'paper', 'recorded_fact', 'signature', 'special_term')) then
        perform lease.keep_due(p_lease);
    end if;
    return true;
end $$;

-- The same for an entry in a transaction of its own: where somebody holds the end of the chain, it waits there and not here.
create function lease.append_apart(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text)
    returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
    perform from lease.lease where number = p_lease for no key update skip locked;
    if found then
        perform from lease.audit_head where lease_number = p_lease for update skip locked;
    end if;
    if found then
        perform lease.append(p_lease, p_at, p_actor, p_action, p_digest, p_detail, null, false);
    else
        insert into lease.audit_waiting (lease_number, at, actor, action, digest, payload)
            values (p_lease, p_at, p_actor, p_action, p_digest, '{"detail":' || coalesce(p_detail, '{}') || '}');
    end if;
end $$;

-- Puts all that waits for the end of a chain in its place; a chain that somebody holds keeps its own until later, and one that
-- was altered keeps it: it must not stop the others. The check of the record reports it.
create function lease.chain_all_waiting() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
    v_lease text;
begin
    for v_lease in select distinct w.lease_number from lease.audit_waiting w order by 1 loop
        perform from lease.lease where number = v_lease for no key update skip locked;
        if found then
            begin
                perform lease.hold(v_lease);
            exception when sqlstate 'SL001' then
                raise warning '%', sqlerrm;
            end;
        end if;
    end loop;
end $$;

-- Words that are kept once are found by this: no two texts can be taken for one that is cut elsewhere.
create function lease.key_of(p_texts jsonb) returns uuid language sql immutable as $$
    select md5(p_texts::text)::uuid
$$;

-- What the findings of a rule have in common: the key of its form.
create function lease.form_key(f jsonb) returns uuid language sql immutable as $$
    select lease.key_of(f - array['messageZh', 'messageEn', 'outcome', 'facts', 'asOf']
        || jsonb_build_object('facts', (select jsonb_agg(name order by name collate "C") from jsonb_object_keys(f -> 'facts') name)))
$$;

-- The ids of what findings share, in their order; what no set has had before is added. It is found in the statement after, so
-- that of two who add the same at a time each sees it.
create function lease.keep_texts(p_findings jsonb) returns table (message integer, form integer)
    language plpgsql security definer set search_path = pg_catalog as $$
begin
    insert into lease.message_text (key, zh, en)
        select distinct on (key) key, f ->> 'messageZh', f ->> 'messageEn'
        from (select f, lease.key_of(jsonb_build_array(f -> 'messageZh', f -> 'messageEn')) as key
            from jsonb_array_elements(p_findings) f) keyed
        where not exists (select from lease.message_text m where m.key = keyed.key)
        order by key on conflict do nothing;
    insert into lease.article_text (key, citation_zh, citation_en, quote)
        select distinct on (key) key, f ->> 'citationZh', f ->> 'citationEn', f ->> 'quote'
        from (select f, lease.key_of(jsonb_build_array(f -> 'citationZh', f -> 'citationEn', f -> 'quote')) as key
            from jsonb_array_elements(p_findings) f) keyed
        where not exists (select from lease.article_text a where a.key = keyed.key)
        order by key on conflict do nothing;
    insert into lease.finding_form (key, rule, rule_version, subject, article, needs_text_check, consequence, facts)
        select distinct on (keyed.key) keyed.key, f ->> 'rule', (f ->> 'ruleVersion')::int, f ->> 'subject', a.id,
            (f ->> 'needsTextCheck')::boolean, f ->> 'consequence', array(select jsonb_object_keys(f -> 'facts'))
        from (select f, lease.form_key(f) as key from jsonb_array_elements(p_findings) f) keyed
        join lease.article_text a on a.key = lease.key_of(jsonb_build_array(f -> 'citationZh', f -> 'citationEn', f -> 'quote'))
        where not exists (select from lease.finding_form o where o.key = keyed.key)
        order by keyed.key on conflict do nothing;
    return query select m.id, o.id from jsonb_array_elements(p_findings) with ordinality as all_of_them(f, position)
        join lease.message_text m on m.key = lease.key_of(jsonb_build_array(f -> 'messageZh', f -> 'messageEn'))
        join lease.finding_form o on o.key = lease.form_key(f)
        order by position;
end $$;

-- Keeps clauses that no contract had before. In one order, so that of two who add the same ones at a time neither waits for the other.
create function lease.keep_clauses(p_texts text[]) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
begin
    insert into lease.clause_text (digest, text)
        select encode(sha256(convert_to(t, 'UTF8')), 'hex') as digest, t from unnest(p_texts) t order by 1 on conflict do nothing;
end $$;

-- The findings of one occasion, all rules at once; round 0 is the next one. p_sha256 is that of lease.document of the new row,
-- which the caller has in hand: to join its texts here for it costs more than all else. A wrong one is found by lease.altered_rows.
create function lease.add_findings(p_lease text, p_at timestamptz, p_occasion text, p_round integer, p_document jsonb, p_sha256 text)
    returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
    v_round integer := case p_round when 0 then (select coalesce(max(round), 0) + 1 from lease.findings
        where lease_number = p_lease and occasion = p_occasion) else p_round end;
begin
    insert into lease.findings (lease_number, occasion, round, document) values (p_lease, p_occasion, v_round, p_document);
    perform lease.hold(p_lease);
    perform lease.chain(p_lease, p_at, 'system', 'FINDINGS_KEPT', null, json_build_object('detail', '{}'::json, 'findings',
        json_build_object('occasion', p_occasion, 'round', v_round, 'sha256', p_sha256))::text);
end $$;

-- Erases what people wrote and were called in one entry; the chain still holds, and says that it was done. For the owner alone.
create function lease.erase(p_lease text, p_seq integer, p_at timestamptz, p_actor text) returns void
    language plpgsql set search_path = pg_catalog as $$
begin
    update lease.audit set salt = null, payload = null where lease_number = p_lease and seq = p_seq;
    perform lease.append(p_lease, p_at, p_actor, 'ENTRY_ERASED', null, json_build_object('entry', p_seq)::text, null, false);
    -- what was answered says the same
    delete from lease.request_done where lease_number = p_lease;
end $$;

-- What is told to people. Once is told once; about a lease it is evidence in its chain.
create function lease.tell(p_lease text, p_kind text, p_person text, p_group text, p_address text, p_zh text, p_en text,
    p_once text, p_at timestamptz, p_recipients text[]) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    n lease.notice;
begin
    insert into lease.notice (lease_number, kind, person, group_id, address, text_zh, text_en, once, created_at)
        values (p_lease, p_kind, p_person, p_group, p_address, p_zh, p_en, p_once, p_at)
        on conflict (once) do nothing returning * into n;
    if not found then
        return;
    end if;
    insert into lease.mail (notice, recipient, next_attempt_at) select n.id, r, p_at from unnest(p_recipients) r;
    if p_lease is not null then
        perform lease.append_apart(p_lease, p_at, 'system', 'NOTICE_KEPT', null,
            json_build_object('kind', p_kind, 'sha256', lease.sha256_of(lease.document(n)))::text);
    end if;
end $$;

-- Anchors: a Merkle root (RFC 6962) over the ends of all chains, the journal of the operators among them, and the root before.
create table lease.anchor (
    number   integer     primary key,
    at       timestamptz not null,
    leaves   integer     not null,
    previous bytea       not null,
    root     bytea       not null,
    occasion text        not null check (occasion in ('DAY', 'SIGNED', 'ENDED', 'EXPORT'))
);
call lease.keep_as_evidence('anchor');

-- The time-stamp token (RFC 3161) over an anchor's root, from outside: it comes after the anchor, once the service answers.
create table lease.anchor_stamp (
    anchor integer     primary key references lease.anchor,
    at     timestamptz not null,
    token  bytea       not null
);
call lease.keep_as_evidence('anchor_stamp');

-- Anchors that wait for their token, and what their last attempt came to; no evidence.
create table lease.anchor_stamp_wanted (
    anchor          integer     primary key references lease.anchor,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    last_error      text
);

-- What is anchored at once and not with the day: a contract is concluded, a lease ends.
create index audit_anchored_at_once on lease.audit (at) where action in ('SIGNED_LESSOR', 'ENDED_REJECTED', 'ENDED_WITHDRAWN',
    'ENDED_LAPSED', 'ENDED_EXPIRED', 'ENDED_TERMINATED');

-- Which entry of a lease an anchor was the first to cover: where a lease has none under a number, its newest before counts.
create table lease.anchor_head (
    lease_number text    not null,
    anchor       integer not null references lease.anchor,
    seq          integer not null,
    primary key (lease_number, anchor)
);
call lease.keep_as_evidence('anchor_head');

-- Keeps an anchor over the ends of the chains as the caller's snapshot shows them. Answers its number.
create function lease.add_anchor(p_at timestamptz, p_leaves integer, p_previous bytea, p_root bytea, p_occasion text) returns integer
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    v_number integer;
begin
    insert into lease.anchor (number, at, leaves, previous, root, occasion)
        select coalesce(max(number), 0) + 1, p_at, p_leaves, p_previous, p_root, p_occasion from lease.anchor
        returning number into v_number;
    insert into lease.anchor_stamp_wanted (anchor, next_attempt_at) values (v_number, p_at);
    insert into lease.anchor_head (lease_number, anchor, seq)
        select h.lease_number, v_number, h.seq from lease.audit_head h
        left join lateral (select seq from lease.anchor_head a where a.lease_number = h.lease_number order by anchor desc limit 1) a on true
        where h.seq is distinct from a.seq;
    return v_number;
end $$;

-- Keeps the token of an anchor, which waits for it no longer; one that has a token keeps it.
create function lease.stamp_anchor(p_anchor integer, p_at timestamptz, p_token bytea) returns void
    language sql security definer set search_path = pg_catalog as $$
    insert into lease.anchor_stamp (anchor, at, token) values (p_anchor, p_at, p_token) on conflict do nothing;
    delete from lease.anchor_stamp_wanted where anchor = p_anchor;
$$;

-- What a look at the chains came to, the newest last; no evidence itself.
create table lease.chain_check (
    id         bigint generated always as identity primary key,
    checked_at timestamptz not null,
    leases     bigint      not null,
    broken     text[]      not null
);

-- Entries that were altered, left out or cut off, of the leases after the first up to the second number: the lease, the entry,
-- and what is wrong.
create function lease.broken_entries(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog as $$
    with entries as (
        select a.*, row_number() over chain as nth, lag(a.hash) over chain as before from lease.audit a
        where a.lease_number > p_after and a.lease_number <= p_until
        window chain as (partition by a.lease_number order by a.seq))
    select e.lease_number, e.seq, 'ENTRY' from entries e
    where e.seq <> e.nth or e.hash <> sha256(coalesce(e.before, decode(repeat('00', 32), 'hex'))
            || lease.entry_body(e.lease_number, e.seq, e.at, e.actor, e.action, e.digest, e.commitment))
        or e.commitment <> sha256(e.salt || convert_to(e.payload, 'UTF8'))
    union all
    select coalesce(h.lease_number, n.lease_number), coalesce(h.seq, n.seq), 'END'
    from (select * from lease.audit_head where audit_head.lease_number > p_after and audit_head.lease_number <= p_until) h
    full join (select distinct on (a.lease_number) a.lease_number, a.seq, a.hash from lease.audit a
        where a.lease_number > p_after and a.lease_number <= p_until
        order by a.lease_number, a.seq desc) n on n.lease_number = h.lease_number
    where (h.seq, h.hash) is distinct from (n.seq, n.hash)
    union all
    select l.number, null, 'NO_CHAIN' from lease.lease l
    where l.number > p_after and l.number <= p_until
        and not exists (select from lease.audit_head h where h.lease_number = l.number)
$$;

-- Rows of evidence that are no longer what their entry says, that no entry names, or that are gone; of the same leases.
create function lease.altered_rows(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' as $$
declare
    v_table text;
    v_large boolean;
begin
    for v_table in select c.relname from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = c.relname || '_append_only'
            where c.relnamespace = 'lease'::regnamespace
            and c.relname not in ('audit', 'anchor', 'anchor_head', 'findings', 'notice', 'journal', 'journal_answer', 'register_import',
                'attachment_content')
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'lease_number') loop
        v_large := to_regprocedure(format('lease.document(lease.%I)', v_table)) is not null;
        return query execute format($q$
            with named as (
                select a.lease_number, a.seq, r.value as row from lease.audit a, jsonb_array_elements(a.payload::jsonb -> 'rows' -> %2$L) r
                where a.lease_number > $1 and a.lease_number <= $2 and a.payload like '%%"rows":%%' and a.payload::jsonb -> 'rows' ? %2$L)
            select n.lease_number, n.seq, %2$L from named n
            where not exists (select from lease.%1$I x where x.lease_number = n.lease_number and %3$s)
            union all
            select x.lease_number, null, %2$L from (select t.lease_number, count(*) as rows from lease.%1$I t
                where t.lease_number > $1 and t.lease_number <= $2 group by 1) x
            where x.rows <> (select count(*) from named n where n.lease_number = x.lease_number)
                and not exists (select from lease.audit e where e.lease_number = x.lease_number and e.payload is null)$q$,
            v_table, v_table, case when v_large then 'to_jsonb(lease.sha256_of(lease.document(x))) = n.row' else 'to_jsonb(x) @> n.row' end)
            using p_after, p_until;
    end loop;
    -- a set that its entry does not describe, texts included, or that no entry names
    return query
        with named as (
            select a.lease_number, a.seq, n.occasion, n.round, n.sha256 from lease.audit a,
                jsonb_to_record(a.payload::jsonb -> 'findings') n(occasion text, round int, sha256 text)
            where a.lease_number > p_after and a.lease_number <= p_until and a.action = 'FINDINGS_KEPT' and a.payload is not null)
        select coalesce(n.lease_number, f.lease_number), n.seq, 'findings' from named n
        full join (select x.lease_number, x.occasion, x.round, lease.sha256_of(lease.document(x)) as sha256 from lease.findings x
            where x.lease_number > p_after and x.lease_number <= p_until) f
            on f.lease_number = n.lease_number and f.occasion = n.occasion and f.round = n.round
        where n.sha256 is distinct from f.sha256
            and (n.seq is not null or not exists (select from lease.audit e where e.lease_number = f.lease_number and e.payload is null));
end $$;
