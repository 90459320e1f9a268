-- The owner's own clock: what is recorded bears the owner's time beside that of whoever acted, and no result of a check or anchor is
-- dated by whoever runs it. Anchors keep the end of each chain that they cover, with its hash: what happens to one lease later is
-- that lease's matter alone.

-- The time of the record. Tests replace this function, and nothing else of the clock.
create function lease.clock() returns timestamptz language sql volatile set search_path = pg_catalog, pg_temp as $$
    select clock_timestamp()
$$;

-- An act may be dated two seconds ahead of its recording, as clocks differ, and five minutes behind it, as work takes time (SL002).
create function lease.in_time(p_at timestamptz, p_recorded timestamptz) returns timestamptz language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    v_at constant text := coalesce(to_char(p_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS'), '?');
    v_recorded constant text := to_char(p_recorded at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS');
begin
    if p_at between p_recorded - interval '5 minutes' and p_recorded + interval '2 seconds' then
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

-- When an entry of this lease is recorded: now, and not before the entry that it follows.
create function lease.recorded(p_lease text, p_at timestamptz) returns timestamptz language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    return lease.in_time(p_at, greatest(lease.clock(), (select recorded_at from lease.audit_head where lease_number = p_lease)));
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

create or replace function lease.append(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text,
    p_rows json, p_once boolean) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
        '{"detail":' || coalesce(p_detail, '{}') || coalesce(',"rows":' || v_rows::text, '') || '}', lease.recorded(p_lease, p_at));
    -- an entry alone opens and closes no date, but one; nor do these rows
    if p_action = 'RENT_PERIOD_OVER' or exists (select from json_object_keys(p_rows) as added(name) where name not in ('application',
            'attachment', 'assessment', 'condition', 'condition_proof', 'contract', 'decision', 'delivery', 'delivery_details', 'handover',
            'paper', 'recorded_fact', 'signature', 'special_term')) then
        perform lease.keep_due(p_lease);
    end if;
    return true;
end $$;

create or replace function lease.append_apart(p_lease text, p_at timestamptz, p_actor text, p_action text, p_digest text, p_detail text)
    returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from lease.lease where number = p_lease for no key update skip locked;
    if found then
        perform from lease.audit_head where lease_number = p_lease for update skip locked;
    end if;
    if found then
        perform lease.append(p_lease, p_at, p_actor, p_action, p_digest, p_detail, null, false);
    else
        insert into lease.audit_waiting (lease_number, at, actor, action, digest, payload, recorded_at)
            values (p_lease, p_at, p_actor, p_action, p_digest, '{"detail":' || coalesce(p_detail, '{}') || '}',
                lease.recorded(p_lease, p_at));
    end if;
end $$;

create or replace function lease.add_findings(p_lease text, p_at timestamptz, p_occasion text, p_round integer, p_document jsonb,
    p_sha256 text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_round integer := case p_round when 0 then (select coalesce(max(round), 0) + 1 from lease.findings
        where lease_number = p_lease and occasion = p_occasion) else p_round end;
begin
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

create or replace function lease.add_anchor(p_at timestamptz, p_leaves integer, p_previous bytea, p_root bytea, p_occasion text)
    returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_number integer;
    v_before integer;
    v_new integer;
begin
    perform lease.in_time(p_at, lease.clock());
    select coalesce(max(number), 0) + 1 into v_number from lease.anchor;
    select leaves into v_before from lease.anchor where number = v_number - 1;
    insert into lease.anchor (number, at, leaves, previous, root, occasion)
        values (v_number, p_at, p_leaves, p_previous, p_root, p_occasion);
    insert into lease.anchor_stamp_wanted (anchor, next_attempt_at) values (v_number, p_at);
    with added as (
        insert into lease.anchor_head (lease_number, anchor, seq, hash)
            select h.lease_number, v_number, h.seq, h.hash from lease.audit_head h
            left join lateral (select seq, hash from lease.anchor_head a where a.lease_number = h.lease_number order by anchor desc limit 1) a on true
            where (h.seq, h.hash) is distinct from (a.seq, a.hash)
            returning lease_number)
    select count(*) into v_new from added where not exists (select from lease.anchor_head a
        where a.lease_number = added.lease_number and a.anchor = (select max(b.anchor) from lease.anchor_head b
            where b.lease_number = added.lease_number and b.anchor < v_number) and a.seq > 0);
    -- all chains are looked for only where there are fewer than there should be
    if p_leaves <> coalesce(v_before, 0) + v_new then
        insert into lease.anchor_head (lease_number, anchor, seq, hash)
            select a.lease_number, v_number, 0, '' from (select distinct on (lease_number) lease_number, seq from lease.anchor_head
                order by lease_number, anchor desc) a
            where a.seq > 0 and not exists (select from lease.audit_head h where h.lease_number = a.lease_number);
    end if;
    return v_number;
end $$;

-- Chains that are no longer what anchors cover: rewritten or gone since the newest anchor that says so.
create function lease.altered_since_anchor(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select distinct on (h.lease_number) h.lease_number, h.seq, 'ANCHOR ' || h.anchor
    from lease.anchor_head h left join lease.audit a on a.lease_number = h.lease_number and a.seq = h.seq
    where h.lease_number > p_after and h.lease_number <= p_until and h.seq > 0 and a.hash is distinct from h.hash
    order by h.lease_number, h.anchor desc
$$;

create or replace function lease.broken_entries(p_after text, p_until text) returns table (lease_number text, seq integer, why text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with entries as (
        select a.*, row_number() over chain as nth, lag(a.hash) over chain as before from lease.audit a
        where a.lease_number > p_after and a.lease_number <= p_until
        window chain as (partition by a.lease_number order by a.seq))
    select e.lease_number, e.seq, 'ENTRY' from entries e
    where e.seq <> e.nth or e.hash <> sha256(coalesce(e.before, decode(repeat('00', 32), 'hex'))
            || lease.entry_body(e.lease_number, e.seq, e.at, e.actor, e.action, e.digest, e.commitment, e.recorded_at))
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

-- up to which anchor all lead to their roots; the next look begins after it
alter table lease.chain_check add column anchor integer not null default 0;

-- Keeps what a look at the chains came to, under the time at which it is kept.
create function lease.keep_check(p_leases bigint, p_broken text[], p_anchor integer) returns timestamptz
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into lease.chain_check (checked_at, leases, broken, anchor) values (lease.clock(), p_leases, p_broken, p_anchor)
        returning checked_at
$$;

-- Writes the functions that add a row of evidence (V11), now also with where names are looked up.
create or replace procedure lease.write_row_functions() language plpgsql set search_path = pg_catalog, pg_temp as $write$
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
                language plpgsql set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $body$
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
