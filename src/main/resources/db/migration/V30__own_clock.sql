-- The owner's own clock: what is recorded bears the owner's time beside that of whoever acted, and no result of a check or anchor is
-- dated by whoever runs it. Anchors keep the end of each chain that they cover, with its hash: what happens to one lease later is
-- that lease's matter alone. What the record writes itself nobody else writes by an entry of his.

-- The time of the record. Tests replace this function, and nothing else of the clock.
create function lease.clock() returns timestamptz language sql volatile set search_path = pg_catalog, pg_temp as $$
    select clock_timestamp()
$$;

-- An act may be dated two seconds ahead of its recording, as clocks differ, and five minutes behind it, as work takes time.
create function lease.is_in_time(p_at timestamptz, p_recorded timestamptz) returns boolean language sql immutable set search_path = pg_catalog, pg_temp as $$
    select coalesce(p_at between p_recorded - interval '5 minutes' and p_recorded + interval '2 seconds', false)
$$;

-- Answers when it is recorded, or refuses it (SL002).
create function lease.in_time(p_at timestamptz, p_recorded timestamptz) returns timestamptz language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_at constant text := coalesce(to_char(p_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'), '?');
    v_recorded constant text := to_char(p_recorded at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS');
begin
    if lease.is_in_time(p_at, p_recorded) then
        return p_recorded;
    end if;
    raise exception '操作时间 % 与数据库的时间 %（北京时间）不符（最多提前 2 秒、滞后 5 分钟），未记录任何内容。请校准本服务器与数据库服务器的时钟（NTP）后重试。 What was done is dated %, and the database''s clock says % (Beijing time): at most 2 seconds ahead or 5 minutes behind is recorded, and nothing was recorded. Set the clocks of this server and of the database server (NTP), then try again.',
        v_at, v_recorded, v_at, v_recorded using errcode = 'SL002';
end $$;

-- Null in entries that were made before this was recorded.
alter table lease.audit add column recorded_at timestamptz;
-- of the newest entry
alter table lease.audit_head add column recorded_at timestamptz;
-- null in rows that wait at the upgrade: nobody asked them for it
alter table lease.audit_waiting add column recorded_at timestamptz;

create or replace function lease.refuse_change_of_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.salt is null and new.payload is null
        and (new.lease_number, new.seq, new.at, new.actor, new.action, new.digest, new.commitment, new.hash, new.recorded_at)
            is not distinct from
            (old.lease_number, old.seq, old.at, old.actor, old.action, old.digest, old.commitment, old.hash, old.recorded_at)
    then
        return new;
    end if;
    raise exception 'Rows of % are evidence: they are added, never changed or deleted', tg_table_name;
end $$;

-- When an entry of this lease is recorded: now, and not before the entry that it follows. A clock that was ahead once stops nobody:
-- the act is asked against the clock alone.
create function lease.recorded(p_lease text, p_at timestamptz) returns timestamptz language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    return greatest(lease.in_time(p_at, lease.clock()), (select recorded_at from lease.audit_head where lease_number = p_lease));
end $$;

drop function lease.entry_body(text, integer, timestamptz, text, text, text, bytea);

-- What an entry's hash covers, in the form of RFC 8785: members sorted, no white space.
create function lease.entry_body(p_lease text, p_seq integer, p_at timestamptz, p_actor text, p_action text, p_digest text,
    p_commitment bytea, p_recorded timestamptz) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
    select convert_to('{"action":' || to_json(p_action)::text || ',"actor":' || to_json(p_actor)::text
        || ',"at":"' || to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","commitment":"' || encode(p_commitment, 'hex')
        || '"' || coalesce(',"digest":' || to_json(p_digest)::text, '') || ',"lease":' || to_json(p_lease)::text
        || coalesce(',"recorded":"' || to_char(p_recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"', '')
        || ',"seq":' || p_seq || '}', 'UTF8')
$$;

drop function lease.chain(text, timestamptz, text, text, text, text);

-- Puts one entry at the end of its chain. An end that was altered from outside names a place that is taken: nothing is added
-- to such a record (SL001).
create function lease.chain(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_payload text,
    p_recorded timestamptz) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    v_salt bytea := lease.new_salt();
    v_commitment bytea := sha256(v_salt || convert_to(p_payload, 'UTF8'));
    v_seq integer;
    v_hash bytea;
begin
    update lease.audit_head set seq = seq + 1, recorded_at = greatest(recorded_at, p_recorded),
            hash = sha256(hash || lease.entry_body(p_lease, seq + 1, p_at, p_actor, p_action, p_digest, v_commitment, p_recorded))
        where lease_number = p_lease returning seq, hash into v_seq, v_hash;
    if not found then
        v_seq := 1;
        v_hash := sha256(decode(repeat('00', 32), 'hex')
            || lease.entry_body(p_lease, 1, p_at, p_actor, p_action, p_digest, v_commitment, p_recorded));
        insert into lease.audit_head (lease_number, seq, hash, recorded_at) values (p_lease, v_seq, v_hash, p_recorded)
            on conflict do nothing;
        if not found then
            perform lease.chain(p_lease, p_at, p_actor, p_action, p_digest, p_payload, p_recorded);
            return;
        end if;
    end if;
    -- nobody else adds to it: this transaction holds its end
    insert into lease.audit (lease_number, seq, at, actor, action, digest, salt, payload, commitment, hash, recorded_at)
        select p_lease, v_seq, p_at, p_actor, p_action, p_digest, v_salt, p_payload, v_commitment, v_hash, p_recorded
        where not exists (select from lease.audit where lease_number = p_lease and seq = v_seq);
    if not found then
        raise exception '租赁 % 的存证记录与其链不符，疑似在数据库中被改动过，本次操作未执行。请联系系统管理员保全数据库及日志现场，并核对 /journal 中的存证检查。 The record of lease % does not fit its chain: it seems to have been altered in the database. Nothing was done. Call an administrator, who preserves the database and its logs and looks at the check of the record at /journal.',
            p_lease, p_lease using errcode = 'SL001';
    end if;
end $$;

-- Takes the end of a chain until the transaction ends, the lease's row always first, so that no two wait for each other; and
-- puts the entries that waited for it in their place, with the time at which they were laid down.
create or replace function lease.hold(p_lease text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
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
    perform lease.hold_end(p_lease);
    for w in select * from lease.audit_waiting where lease_number = p_lease order by id loop
        perform lease.chain(p_lease, w.at, w.actor, w.action, w.digest, w.payload, w.recorded_at);
        delete from lease.audit_waiting where id = w.id;
    end loop;
end $$;

create function lease.hold_end(p_lease text) returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
    select from lease.audit_head where lease_number = p_lease for update
$$;

-- What is nested deeper, or has longer numbers, than anything of ours: it could be kept, and not be read again.
create function lease.refuse_unreadable(p_said jsonb) returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if jsonb_path_exists(p_said, '$.**{64}') then
        raise exception 'What is to be kept is nested too deep';
    end if;
    if exists (select from jsonb_path_query(p_said, '$.** ? (@.type() == "number")') number where length(number::text) > 100) then
        raise exception 'What is to be kept has a number of more than 100 digits';
    end if;
end $$;

-- An entry that somebody asks for is of a lease or a register, has a JSON object for its detail, and none of the actions by which the
-- record says what it did itself.
create function lease.refuse_entry(p_lease text, p_action text, p_detail text) returns void
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if p_lease = 'journal' or p_action in ('ENTRY_ERASED', 'FINDINGS_KEPT', 'NOTICE_KEPT') then
        raise exception 'Only the record itself adds % to %', p_action, p_lease;
    end if;
    if jsonb_typeof(p_detail::jsonb) <> 'object' then
        raise exception 'The detail of % is no JSON object', p_action;
    end if;
    perform lease.refuse_unreadable(p_detail::jsonb);
end $$;

create or replace function lease.append(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text,
    p_rows json, p_once boolean) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_rows jsonb;
begin
    perform lease.refuse_entry(p_lease, p_action, p_detail);
    if p_rows is not null then
        v_rows := lease.add_rows(p_lease, p_rows, p_once);
        if v_rows is null then
            return false;
        end if;
    end if;
    perform lease.hold(p_lease);
    perform lease.chain(p_lease, p_at, p_actor, p_action, p_digest,
        '{"detail":' || coalesce(p_detail, '{}') || coalesce(',"rows":' || v_rows::text, '') || '}', lease.recorded(p_lease, p_at));
    -- an entry alone opens and closes no date, but one; nor do these rows
    if p_action = 'RENT_PERIOD_OVER' or exists (select from json_object_keys(p_rows) as added(name) where name not in ('application',
            'attachment', 'assessment', 'condition', 'condition_proof', 'contract', 'decision', 'delivery', 'delivery_details', 'handover',
            'paper', 'recorded_fact', 'signature', 'special_term')) then
        perform lease.keep_due(p_lease);
    end if;
    return true;
end $$;

-- An entry without rows, in its place; where somebody holds the end of the chain, it waits there and not here.
create function lease.add_apart(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text)
    returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    v_payload constant text := '{"detail":' || coalesce(p_detail, '{}') || '}';
begin
    perform from lease.lease where number = p_lease for no key update skip locked;
    if found then
        perform from lease.audit_head where lease_number = p_lease for update skip locked;
    end if;
    if found then
        perform lease.hold(p_lease);
        perform lease.chain(p_lease, p_at, p_actor, p_action, p_digest, v_payload, lease.recorded(p_lease, p_at));
    else
        insert into lease.audit_waiting (lease_number, at, actor, action, digest, payload, recorded_at)
            values (p_lease, p_at, p_actor, p_action, p_digest, v_payload, lease.recorded(p_lease, p_at));
    end if;
end $$;

create or replace function lease.append_apart(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text)
    returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform lease.refuse_entry(p_lease, p_action, p_detail);
    perform lease.add_apart(p_lease, p_at, p_actor, p_action, p_digest, p_detail);
end $$;

create or replace function lease.tell(p_lease text, p_kind text, p_person text, p_group text, p_address text, p_zh text, p_en text,
    p_once text, p_at timestamptz, p_recipients text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    n lease.notice;
begin
    perform lease.in_time(p_at, lease.clock());
    insert into lease.notice (lease_number, kind, person, group_id, address, text_zh, text_en, once, created_at)
        values (p_lease, p_kind, p_person, p_group, p_address, p_zh, p_en, p_once, p_at)
        on conflict (once) do nothing returning * into n;
    if not found then
        return;
    end if;
    insert into lease.mail (notice, recipient, next_attempt_at) select n.id, r, p_at from unnest(p_recipients) r;
    if p_lease is not null then
        perform lease.add_apart(p_lease, p_at, 'system', 'NOTICE_KEPT', null,
            json_build_object('kind', p_kind, 'sha256', lease.sha256_of(lease.document(n)))::text);
    end if;
end $$;

-- Erases what people wrote and were called in one entry; the chain still holds, and says that it was done, and of how many rows no
-- content speaks any more. For the owner alone.
create or replace function lease.erase(p_lease text, p_seq integer, p_at timestamptz, p_actor text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    e lease.audit;
    v_rows jsonb;
begin
    select * into strict e from lease.audit where lease_number = p_lease and seq = p_seq and payload is not null for update;
    if e.action = 'ENTRY_ERASED' then
        raise exception 'What was erased stays on record';
    end if;
    v_rows := case e.action when 'FINDINGS_KEPT' then '{"findings": 1}' when 'NOTICE_KEPT' then '{"notice": 1}'
        else (select jsonb_object_agg(key, jsonb_array_length(value)) from jsonb_each(e.payload::jsonb -> 'rows')) end;
    update lease.audit set salt = null, payload = null where lease_number = p_lease and seq = p_seq;
    perform lease.hold(p_lease);
    perform lease.chain(p_lease, p_at, p_actor, 'ENTRY_ERASED', null,
        jsonb_build_object('detail', jsonb_build_object('entry', p_seq, 'rows', coalesce(v_rows, '{}')))::text,
        lease.recorded(p_lease, p_at));
    -- what was answered says the same
    delete from lease.request_done where lease_number = p_lease;
end $$;

create index audit_erased on lease.audit (lease_number) where action = 'ENTRY_ERASED';

-- What the content of an entry says; null where nobody can read it.
create function lease.content(p_payload text) returns jsonb language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when pg_input_is_valid(p_payload, 'jsonb') then p_payload::jsonb end
$$;

create or replace function lease.add_findings(p_lease text, p_at timestamptz, p_occasion text, p_round integer, p_document jsonb,
    p_sha256 text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_round integer := case p_round when 0 then (select coalesce(max(round), 0) + 1 from lease.findings
        where lease_number = p_lease and occasion = p_occasion) else p_round end;
begin
    perform lease.refuse_unreadable(p_document);
    -- each is a file of a bundle, and is read by the numbers of its texts
    if p_occasion !~ '^[A-Za-z][A-Za-z0-9_-]*$' or jsonb_typeof(p_document) <> 'array' and (
        jsonb_typeof(p_document -> 'findings') is distinct from 'array' or jsonb_path_exists(p_document, '$.findings[*] ? (@.type() != "object"
            || @.form.type() != "number" || @.message.type() != "number" || @.form.floor() != @.form || @.message.floor() != @.message
            || @.form > 2147483647 || @.message > 2147483647 || @.form < 0 || @.message < 0)'))
    then
        raise exception 'No findings of % can be read from what is to be kept', p_occasion;
    end if;
    insert into lease.findings (lease_number, occasion, round, document) values (p_lease, p_occasion, v_round, p_document);
    perform lease.hold(p_lease);
    perform lease.chain(p_lease, p_at, 'system', 'FINDINGS_KEPT', null, json_build_object('detail', '{}'::json, 'findings',
        json_build_object('occasion', p_occasion, 'round', v_round, 'sha256', p_sha256))::text, lease.recorded(p_lease, p_at));
end $$;

create or replace function lease.journal_add(p_at timestamptz, p_actor text, p_source text, p_door text, p_kind text, p_body_digest text,
    p_count integer) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    j lease.journal;
begin
    insert into lease.journal (at, actor, source, door, kind, body_digest, count)
        values (p_at, p_actor, p_source, p_door, p_kind, p_body_digest, p_count) returning * into j;
    perform lease.hold_end('journal');
    perform lease.chain('journal', p_at, p_actor, p_kind || '_KEPT', p_body_digest,
        jsonb_build_object('rows', jsonb_build_object('journal', jsonb_build_array(to_jsonb(j))))::text, lease.recorded('journal', p_at));
    return j.id;
end $$;

create or replace function lease.journal_answered(p_journal bigint, p_status integer, p_at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    a lease.journal_answer;
begin
    insert into lease.journal_answer (journal, status, at) values (p_journal, p_status, p_at) returning * into a;
    perform lease.hold_end('journal');
    perform lease.chain('journal', p_at, 'system', 'ANSWERED_KEPT', null,
        jsonb_build_object('rows', jsonb_build_object('journal_answer', jsonb_build_array(to_jsonb(a))))::text,
        lease.recorded('journal', p_at));
end $$;

-- The end that an anchor covers, with its hash; seq 0 where the chain was there before and is gone. Those of before have the hash
-- that their entry has at the upgrade: the check walks through all anchors once, and says where it does not lead to their roots.
alter table lease.anchor_head add column hash bytea;
alter table lease.anchor_head disable trigger user;
update lease.anchor_head h set hash = coalesce((select a.hash from lease.audit a where a.lease_number = h.lease_number and a.seq = h.seq), '');
alter table lease.anchor_head enable trigger user;
alter table lease.anchor_head alter column hash set not null;
create index anchor_head_by_anchor on lease.anchor_head (anchor, lease_number);

drop function lease.add_anchor(timestamptz, integer, bytea, bytea, text);

-- The Merkle tree hash (RFC 6962) over leaves in their order; a last one without a neighbour moves up unchanged.
create function lease.merkle_root(p_leaves text[]) returns bytea language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_level bytea[] := (select array_agg(sha256(decode('00', 'hex') || convert_to(leaf, 'UTF8')) order by nth)
        from unnest(p_leaves) with ordinality each(leaf, nth));
begin
    while cardinality(v_level) > 1 loop
        v_level := (select array_agg(coalesce(sha256(decode('01', 'hex') || hash || neighbour), hash) order by nth)
            from (select hash, nth, lead(hash) over (order by nth) as neighbour from unnest(v_level) with ordinality each(hash, nth)) pairs
            where nth % 2 = 1);
    end loop;
    return v_level[1];
end $$;

-- Keeps an anchor over the ends of all chains, as they are now. Whoever asks for it says what for, and nothing else.
create function lease.add_anchor(p_occasion text) returns lease.anchor
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_at constant timestamptz := date_trunc('second', lease.clock());
    v_before lease.anchor;
    v_new lease.anchor;
    v_added integer;
    v_chains text[];
    v_seqs integer[];
    v_hashes bytea[];
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'An anchor is over what is there now, and not over what an older transaction sees';
    end if;
    select * into v_before from lease.anchor order by number desc limit 1;
    select coalesce(array_agg(lease_number order by lease_number collate "C"), '{}'), array_agg(seq order by lease_number collate "C"),
            array_agg(hash order by lease_number collate "C") into v_chains, v_seqs, v_hashes
        from lease.audit_head;
    insert into lease.anchor (number, at, leaves, previous, root, occasion)
        select coalesce(v_before.number, 0) + 1, v_at, cardinality(v_chains), previous,
            lease.merkle_root(array_prepend(E'previous\n' || encode(previous, 'hex') || E'\n' || to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                array(select chain || E'\n' || seq || E'\n' || encode(hash, 'hex')
                    from unnest(v_chains, v_seqs, v_hashes) with ordinality ends(chain, seq, hash, nth) order by nth))), p_occasion
        from (select coalesce(v_before.root, decode(repeat('00', 32), 'hex')) as previous) p
        returning * into v_new;
    insert into lease.anchor_stamp_wanted (anchor, next_attempt_at) values (v_new.number, v_new.at);
    with added as (
        insert into lease.anchor_head (lease_number, anchor, seq, hash)
            select h.chain, v_new.number, h.seq, h.hash from unnest(v_chains, v_seqs, v_hashes) h(chain, seq, hash)
            left join lateral (select seq, hash from lease.anchor_head a where a.lease_number = h.chain order by anchor desc limit 1) a on true
            where (h.seq, h.hash) is distinct from (a.seq, a.hash)
            returning lease_number)
    select count(*) into v_added from added where not exists (select from lease.anchor_head a
        where a.lease_number = added.lease_number and a.anchor = (select max(b.anchor) from lease.anchor_head b
            where b.lease_number = added.lease_number and b.anchor < v_new.number) and a.seq > 0);
    -- all chains are looked for only where there are fewer than there should be
    if v_new.leaves <> coalesce(v_before.leaves, 0) + v_added then
        insert into lease.anchor_head (lease_number, anchor, seq, hash)
            select a.lease_number, v_new.number, 0, '' from (select distinct on (lease_number) lease_number, seq from lease.anchor_head
                order by lease_number, anchor desc) a
            where a.seq > 0 and a.lease_number <> all (v_chains);
    end if;
    return v_new;
end $$;

drop function lease.stamp_anchor(integer, timestamptz, bytea);

-- Keeps the token of an anchor, which waits for it no longer; one that has a token keeps it.
create function lease.stamp_anchor(p_anchor integer, p_token bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from lease.anchor where number = p_anchor and position(root in p_token) > 0) then
        raise exception 'The token does not name the root of anchor %', p_anchor;
    end if;
    insert into lease.anchor_stamp (anchor, at, token) values (p_anchor, lease.clock(), p_token) on conflict do nothing;
    delete from lease.anchor_stamp_wanted where anchor = p_anchor;
end $$;

-- Chains that are no longer what anchors cover: rewritten or gone since the newest anchor that says so.
create function lease.altered_since_anchor(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select distinct on (h.lease_number) h.lease_number, h.seq, 'ANCHOR ' || h.anchor
    from lease.anchor_head h left join lease.audit a on a.lease_number = h.lease_number and a.seq = h.seq
    where h.lease_number > p_after and h.lease_number <= p_until and h.seq > 0 and a.hash is distinct from h.hash
    order by h.lease_number, h.anchor desc
$$;

-- Entries that say they were recorded before an anchor that does not cover them: the newest such anchor of the newest such entry of
-- each lease. Those of before it was recorded were recorded when they were made. Work may take five minutes.
create function lease.late_entries(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select distinct on (e.lease_number) e.lease_number, e.seq, 'AFTER ' || a.number
    from lease.audit e
    left join lateral (select h.anchor from lease.anchor_head h where h.lease_number = e.lease_number and h.seq >= e.seq
        order by h.anchor limit 1) covered on true
    join lateral (select b.number, b.at from lease.anchor b where b.number < covered.anchor or covered.anchor is null
        order by b.number desc limit 1) a on a.at > coalesce(e.recorded_at, e.at) + interval '5 minutes'
    where e.lease_number > p_after and e.lease_number <= p_until
    order by e.lease_number, e.seq desc
$$;

create or replace function lease.broken_entries(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with entries as (
        select a.*, row_number() over chain as nth, lag(a.hash) over chain as before,
            lag(a.recorded_at) over chain as recorded_before from lease.audit a
        where a.lease_number > p_after and a.lease_number <= p_until
        window chain as (partition by a.lease_number order by a.seq))
    select e.lease_number, e.seq, 'ENTRY' from entries e
    where e.seq <> e.nth or e.hash is distinct from sha256(coalesce(e.before, decode(repeat('00', 32), 'hex'))
            || lease.entry_body(e.lease_number, e.seq, e.at, e.actor, e.action, e.digest, e.commitment, e.recorded_at))
        or e.commitment <> sha256(e.salt || convert_to(e.payload, 'UTF8'))
        or case when e.payload is null then not exists (select from lease.audit x where x.lease_number = e.lease_number
                and x.action = 'ENTRY_ERASED' and lease.content(x.payload) #>> '{detail,entry}' = e.seq::text)
            else not pg_input_is_valid(e.payload, 'jsonb') end
        or e.recorded_at is null and e.recorded_before is not null
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

-- up to which anchor all lead to their roots; the next look begins after it
alter table lease.chain_check add column anchor integer not null default 0;

-- Keeps what a look at the chains came to, under the time at which it is kept.
create function lease.keep_check(p_leases bigint, p_broken text[], p_anchor integer) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_at constant timestamptz := lease.clock();
begin
    if array_position(p_broken, null) is not null or array_ndims(p_broken) > 1
        or p_anchor not between 0 and (select coalesce(max(number), 0) from lease.anchor)
    then
        raise exception 'No check comes to %, up to anchor %', p_broken, p_anchor;
    end if;
    insert into lease.chain_check (checked_at, leases, broken, anchor) values (v_at, p_leases, p_broken, p_anchor);
    return v_at;
end $$;

-- Rows of evidence that are no longer what their entry says, that no entry names, or that are gone; of the same leases, and of the
-- registers. Rows of which no content speaks any more are counted as the erasure counted them; erasures of before counted none.
create or replace function lease.altered_rows(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language plpgsql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    v_table text;
    v_chain text;
    v_is_it text;
begin
    for v_table in select * from lease.tables_of_rows() loop
        v_chain := case v_table when 'register_import' then '''register '' || x.register' else 'x.lease_number' end;
        v_is_it := case when to_regprocedure(format('lease.document(lease.%I)', v_table)) is null then 'lease.is_said(to_jsonb(x), n.row)'
            else 'to_jsonb(lease.sha256_of(lease.document(x))) = n.row' end;
        return query execute format($q$
            with named as (
                select a.lease_number, a.seq, r as row from lease.audit a,
                    jsonb_path_query(lease.content(a.payload), 'lax $.rows.%1$I[*]', silent => true) r
                where a.lease_number > $1 and a.lease_number <= $2 and a.payload like '%%"%1$I"%%')
            select n.lease_number, n.seq, %1$L from named n
            where not exists (select from lease.%1$I x where %2$s = n.lease_number and %3$s)
            union all
            select x.chain, null, %1$L from (select %2$s as chain, count(*) as rows from lease.%1$I x
                where %2$s > $1 and %2$s <= $2 group by 1) x
            where x.rows <> (select count(*) from named n where n.lease_number = x.chain) + lease.erased(x.chain, %1$L)$q$,
            v_table, v_chain, v_is_it)
            using p_after, p_until;
    end loop;
    -- a set that its entry does not describe, texts included, or a notice; or that no entry names
    return query
        with named as (
            select a.lease_number, a.seq, 'findings' as kind, c ->> 'occasion' || ' ' || (c ->> 'round') as which, c ->> 'sha256' as sha256
            from lease.audit a, lateral (select lease.content(a.payload) -> 'findings' as c) content
            where a.lease_number > p_after and a.lease_number <= p_until and a.action = 'FINDINGS_KEPT' and a.payload is not null
            union all
            select a.lease_number, a.seq, 'notice', d ->> 'sha256', d ->> 'sha256'
            from (select w.lease_number, null::integer as seq, w.action, w.payload from lease.audit_waiting w
                union all select e.lease_number, e.seq, e.action, e.payload from lease.audit e where e.action = 'NOTICE_KEPT') a,
                lateral (select lease.content(a.payload) -> 'detail' as d) detail
            where a.lease_number > p_after and a.lease_number <= p_until and a.action = 'NOTICE_KEPT' and a.payload is not null),
        there as (
            select x.lease_number, 'findings' as kind, x.occasion || ' ' || x.round as which, lease.sha256_of(lease.document(x)) as sha256
            from lease.findings x where x.lease_number > p_after and x.lease_number <= p_until
            union all
            select x.lease_number, 'notice', lease.sha256_of(lease.document(x)), lease.sha256_of(lease.document(x))
            from lease.notice x where x.lease_number > p_after and x.lease_number <= p_until),
        compared as (
            select coalesce(n.lease_number, t.lease_number) as chain, n.seq, coalesce(n.kind, t.kind) as kind, n.sha256 as said, t.sha256 as is_now
            from named n full join there t on t.lease_number = n.lease_number and t.kind = n.kind and t.which = n.which)
        select c.chain, c.seq, c.kind from compared c where c.said is not null and c.said is distinct from c.is_now
        union all
        select c.chain, null, c.kind from compared c where c.said is null group by c.chain, c.kind
            having count(*) <> lease.erased(c.chain, c.kind);
end $$;

-- Whether a row is as its entry says; a later release may have added columns.
create function lease.is_said(p_row jsonb, p_said jsonb) returns boolean language sql immutable set search_path = pg_catalog, pg_temp as $$
    select p_said = (select jsonb_object_agg(key, value) from jsonb_each(p_row) where p_said ? key)
$$;

-- Of how many rows of a table the content of erased entries spoke; null where an erasure of before did not count them.
create function lease.erased(p_chain text, p_table text) returns bigint language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when bool_or(a.recorded_at is null) then null
        else coalesce(sum((jsonb_path_query_first(lease.content(a.payload) #> array['detail', 'rows', p_table], '$ ? (@ >= 0)'))::bigint), 0) end
    from lease.audit a where a.lease_number = p_chain and a.action = 'ENTRY_ERASED'
$$;

-- Journal rows that are no longer what their entry says, that no entry names, or that are gone; the newest days are what is looked at.
create or replace function lease.altered_journal(p_since timestamptz) returns table (seq integer, why text)
    language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
    with entries as materialized (
        select a.seq, r ->> 'key' as named, r -> 'value' as row, case when id ~ '^[0-9]{1,18}$' then id::bigint end as id
        from lease.audit a, jsonb_path_query(lease.content(a.payload), 'lax $.rows.keyvalue()', silent => true) r,
            lateral (select coalesce(r #>> '{value,0,id}', r #>> '{value,0,journal}') as id) of_row
        where a.lease_number = 'journal' and a.at >= p_since and a.payload is not null)
    select e.seq, 'journal' from entries e where case e.named
        when 'journal' then not exists (select from lease.journal j where j.id = e.id and to_jsonb(j) @> (e.row -> 0))
        else not exists (select from lease.journal_answer j where j.journal = e.id and to_jsonb(j) @> (e.row -> 0)) end
    union all
    select null, 'journal' from (select count(*) as n from lease.journal j where j.at >= p_since) j,
        (select count(*) as n from entries where named = 'journal') e where j.n <> e.n
$$;

-- The tables whose rows an entry may add: those of evidence about a lease or a register, but for what the record writes itself.
create function lease.tables_of_rows() returns setof text language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.relname::text from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = c.relname || '_append_only'
    where c.relnamespace = 'lease'::regnamespace and (c.relname = 'register_import'
        or c.relname not in ('anchor_head', 'attachment_content', 'audit', 'findings', 'notice')
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'lease_number'))
$$;

create or replace function lease.add_rows(p_lease text, p_rows json, p_once boolean) returns jsonb
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    v_table text;
    v_rows json;
    v_row jsonb;
    v_known jsonb := '{}';
    v_added jsonb;
    v_all jsonb := '{}';
begin
    for v_table, v_rows in select key, value from json_each(p_rows) loop
        if to_regprocedure(format('lease.%I(jsonb, boolean)', 'add_row_of_' || v_table)) is null
            or (v_table = 'register_import') <> starts_with(p_lease, 'register ')
        then
            raise exception 'lease.% is no table of evidence', v_table;
        end if;
        for v_row in select value::jsonb from json_array_elements(v_rows) loop
            perform lease.refuse_unreadable(v_row);
            -- the next one has room after it
            if (v_row ->> 'position')::bigint > 1000000 then
                raise exception 'No lease has so many rows in lease.%', v_table;
            end if;
            execute format('select lease.%I($1, $2)', 'add_row_of_' || v_table) into v_added
                using v_known || v_row || jsonb_build_object('lease_number', p_lease), p_once;
            if v_added is null and v_all <> '{}' then
                raise exception 'A row of lease.% is there already, and others of the same entry were not', v_table;
            elsif v_added is null then
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

-- Writes the functions that add a row of evidence (V11): of those tables alone, and with the moment of each row asked for as that of
-- its entry is. A date that people name, or that the law sets, is none; what counts on in a later round keeps the moment that
-- it had in the same table, or as what its officer did, as does the verification of a person in another lease.
create or replace procedure lease.write_row_functions() language plpgsql set search_path = pg_catalog, pg_temp as $write$
declare
    v_table text;
    v_columns text;
    v_positioned boolean;
    v_moments text;
    v_kept text;
    v_insert text;
begin
    for v_table in select substr(proname, length('add_row_of_') + 1) from pg_proc
        where pronamespace = 'lease'::regnamespace and proname like 'add\_row\_of\_%'
            and substr(proname, length('add_row_of_') + 1) not in (select * from lease.tables_of_rows())
    loop
        execute format('drop function lease.%I(jsonb, boolean)', 'add_row_of_' || v_table);
    end loop;
    for v_table in select * from lease.tables_of_rows() loop
        select string_agg(quote_ident(attname), ', ' order by attnum), bool_or(attname = 'position'),
                string_agg(format($moment$
                if not lease.is_in_time((p_row ->> %1$L)::timestamptz, lease.clock()) and not exists (select from lease.%2$I
                    where %1$I = (p_row ->> %1$L)::timestamptz and %3$s)
                    and not exists (select from lease.audit where lease_number = p_row ->> 'lease_number'
                        and at = (p_row ->> %1$L)::timestamptz and actor = p_row ->> 'officer')
                then
                    perform lease.in_time((p_row ->> %1$L)::timestamptz, lease.clock());
                end if;$moment$, attname, v_table, case v_table when 'identity_verification' then 'true'
                    when 'register_import' then 'register = p_row ->> ''register'''
                    else 'lease_number = p_row ->> ''lease_number''' end), '')
                    filter (where atttypid = 'timestamptz'::regtype and attnotnull and attname not in ('answer_due', 'arose_at',
                        'conclude_by', 'cure_by', 'delivered_at', 'done_at', 'due_at', 'found_at', 'period_ends_at', 'review_at', 'review_was'))
            into v_columns, v_positioned, v_moments
            from pg_attribute where attrelid = to_regclass('lease.' || quote_ident(v_table)) and attnum > 0 and not attisdropped
                and attidentity = '' and attgenerated = '';
        v_kept := case when to_regprocedure(format('lease.document(lease.%I)', v_table)) is null then 'to_jsonb(t) - ''lease_number'''
            else 'to_jsonb(lease.sha256_of(lease.document(t)))' end;
        v_insert := format('insert into lease.%1$I as t (%2$s) select %2$s from jsonb_populate_record(null::lease.%1$I, p_row)',
            v_table, v_columns);
        execute format($function$
            create or replace function lease.%1$I(p_row jsonb, p_once boolean) returns jsonb
                language plpgsql set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $body$
            declare
                v_added jsonb;
            begin
                %2$s %5$s
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
            v_insert, v_kept, v_moments);
    end loop;
end $write$;
