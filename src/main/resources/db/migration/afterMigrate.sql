-- Who may do what in this schema: asked of no one but this file, after every migration. The product's role reads all; it adds to
-- evidence only by the functions named here, and alters only what is no evidence. Nobody else may do anything.

-- before the rights, which no new function must escape
call lease.write_row_functions();

-- No function looks a name up among what its caller made: PostgreSQL asks for types and tables in pg_temp first, unless a path puts
-- it last.
do $$
declare
    v_routine regprocedure;
begin
    for v_routine in select oid from pg_proc where pronamespace = 'lease'::regnamespace
        and not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']
    loop
        execute format('alter routine %s set search_path = pg_catalog, pg_temp', v_routine);
    end loop;
end $$;

revoke all on all tables in schema lease from public, sl_runtime;
revoke all on all routines in schema lease from public, sl_runtime;
grant usage on schema lease to sl_runtime;
grant usage on all sequences in schema lease to sl_runtime;
grant select on all tables in schema lease to sl_runtime;

-- where a lease stands, and what hangs on it without being evidence
grant insert, update on lease.lease, lease.user_archive to sl_runtime;
grant insert on lease.human_look_instance to sl_runtime;
grant insert on lease.duty_task to sl_runtime;
grant insert, update, delete on lease.permit_register, lease.lessor_register to sl_runtime;
grant insert, update, delete on lease.notice_read, lease.mail to sl_runtime;
grant insert, update, delete on lease.replay, lease.replay_lease, lease.replay_change, lease.replay_rule to sl_runtime;
grant insert on lease.service_level, lease.service_level_taken_back, lease.steering_item to sl_runtime;
grant insert, update on lease.steering_run to sl_runtime;
grant update on lease.steering_item to sl_runtime;
grant update on lease.anchor_stamp_wanted to sl_runtime;
grant insert, update, delete on lease.mismatch, lease.request_done to sl_runtime;
grant insert, update, delete on lease.legal_notice_wanted, lease.mail_file to sl_runtime;
grant insert on lease.monthly_report to sl_runtime;
grant insert, update, delete on lease.second_factor to sl_runtime;
grant insert, update on lease.signing_envelope to sl_runtime;
grant insert, update on lease.signing_link, lease.lessee_link to sl_runtime;
grant insert, update, delete on lease.node to sl_runtime;
grant insert, update, delete on lease.portfolio_day to sl_runtime;
grant insert on lease.signing_token, lease.lessee_token to sl_runtime;

-- one call a command
grant execute on function lease.locked(text) to sl_runtime;

-- one call an entry
grant execute on function
    lease.append(text, timestamptz, text, text, text, text, json, boolean),
    lease.append_apart(text, timestamptz, text, text, text, text),
    lease.chain_all_waiting(),
    lease.keep_clauses(text[]), lease.keep_texts(jsonb), lease.add_findings(text, timestamptz, text, integer, jsonb, text),
    lease.tell(text, text, text, text, text, text, text, text, timestamptz, text[]),
    lease.keep_file(text, bytea),
    lease.add_anchor(text),
    lease.stamp_anchor(integer, bytea),
    lease.keep_check(bigint, text[], integer),
    lease.journal_add(timestamptz, text, text, text, text, text, integer),
    lease.journal_answered(bigint, integer, timestamptz)
    to sl_runtime;

-- anyone who may read may check
grant execute on function
    lease.is_paper_of_another(text, text), lease.searched(text), lease.pieces(text), lease.open_dates(lease.lease), lease.contract_ended_at(lease.lease),
    lease.ends_by_notice(lease.lease), lease.letter_left_on(text, integer), lease.numbers_left_out(text),
    lease.stage_at(lease.lease, timestamptz), lease.has_server_at(lease.lease, timestamptz),
    lease.broken_entries(text, text), lease.altered_rows(text, text), lease.altered_files(text), lease.altered_journal(timestamptz),
    lease.altered_since_anchor(text, text), lease.late_entries(text, text), lease.content(text), lease.erased(text, text), lease.is_said(jsonb, jsonb), lease.tables_of_rows(),
    lease.entry_body(text, integer, timestamptz, text, text, text, bytea, timestamptz), lease.sha256_of(jsonb),
    lease.text_of(lease.contract), lease.document(lease.application), lease.document(lease.contract), lease.document(lease.notice), lease.document(lease.findings)
    to sl_runtime;
