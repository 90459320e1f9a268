-- Leases of all stages, ended ones the most, with what lists read beside their rows. The test says how many: around the 50,000th, over 99 weeks.
insert into lease.lease (number, reference, applicant, stage, end_reason, submission_digest, lessee_name, lessee_uscc, risk, process_instance_id,
        applied_at, stage_since, in_force_at, term_ends_at, indefinite, last_review_at, reviewed_at, next_review_at, due_at, due_what, reached)
    select 'SL-2026-' || lpad(i::text, 6, '0'), 'TEST-' || i, 'sales' || (1 + i * 7 % 40), s.stage,
        case when s.stage = 'ENDED' then case when i % 5000 = 1 then 'LAPSED'
            else (array['REJECTED', 'WITHDRAWN', 'EXPIRED', 'TERMINATED'])[1 + i % 4] end end,
        '', '示例' || chr(19968 + i * 31 % 5000) || chr(19968 + i * 17 % 4999) || case when i % 20000 = 7 then '稀有名字' else '' end || '科技有限公司',
        '91310000MA' || lpad(i::text, 8, '0'),
        case when i % 97 < 2 then 'HIGH' when i % 97 < 20 then 'MEDIUM' when i % 97 < 95 then 'LOW' end, 'i' || i,
        d.now - m.behind * interval '10 minutes',
        d.now - m.behind * interval '9 minutes' - i % 10 * interval '1 hour',
        case when s.serves then d.now - interval '1 day' end, case when s.serves then d.now + (i * 11 % 700) * interval '1 day' end, i % 1000 = 61,
        case when s.serves and i % 3 = 0 then d.now - (i % 300) * interval '1 day' end,
        case when s.serves and i % 3 = 0 then d.now - (i % 300) * interval '1 day' end,
        case when s.serves and i % 150 > 0 then d.now + (i * 37 % 2000 - 100) * interval '1 hour' end,
        case when s.stage <> 'ENDED' and i % 150 > 0 then d.now + (i * 37 % 2000 - 100) * interval '1 hour' end,
        case when s.stage <> 'ENDED' and i % 150 > 0 then case when i % 5000 = 75 then 'REPORT_TO_POLICE' when s.serves then 'USE_REVIEW'
            when s.stage = 'LEGAL_REVIEW' then 'LEGAL_REVIEW' when s.stage = 'APPLICATION' then 'COMPLETION' else 'SIGNING' end end,
        case when s.serves or i % 100 < 30 or s.stage = 'CLOSING' then 'IN_FORCE' when s.stage = 'ENDED' then 'LEGAL_REVIEW' else s.stage end
    from generate_series(50001 - :many / 2, 50000 + :many / 2) i,
        lateral (select (50000 + :many / 2 - i)::bigint * 100000 / :many as behind) m,
        lateral (select timestamptz '2026-12-01 09:00+08' as now) d,
        lateral (select case when i % 100 < 60 then 'ENDED' when i % 100 < 90 then 'IN_FORCE' when i % 100 < 91 then 'SUSPENDED'
            when i % 100 < 92 then 'CLOSING' when i % 100 < 94 then 'APPLICATION' when i % 100 < 97 then 'LEGAL_REVIEW'
            when i % 100 < 99 then 'CONTRACT' else 'ACTIVATION' end as stage, i % 100 between 60 and 90 as serves) s;
insert into lease.former_lessee (lease_number, round, name) select number, 1, '旧名' || reference from lease.lease where number like '%77';
insert into lease.lessee_name (name) select lessee_name from lease.lease union select name from lease.former_lessee;
insert into lease.lease_name (name, lease_number) select n.id, l.number from lease.lessee_name n join lease.lease l on l.lessee_name = n.name
    union select n.id, f.lease_number from lease.lessee_name n join lease.former_lessee f on f.name = n.name;
insert into lease.application (lease_number, round, content, submitted_by, submitted_at) select number, 1, '{}', applicant, applied_at from lease.lease;
insert into lease.findings (lease_number, occasion, round, document) select number, 'CHECKS', 1,
        case when number like '%3' then '{"findings": [{"rule": "identity.evidence", "outcome": "REVIEW"}]}' else '{"findings": []}' end::jsonb
    from lease.lease;
-- what rules found later, in one of fifty something
insert into lease.findings (lease_number, occasion, round, document) select number, o.occasion, 1,
        jsonb_build_object('asOf', (applied_at at time zone 'Asia/Shanghai')::date, 'findings',
            case when number like '%18' or number like '%19' then jsonb_build_array(jsonb_build_object('rule', 'contract.illegal-object',
                'outcome', case when number like '%19' then 'BLOCK' else 'UNDETERMINED' end)) else '[]' end)
    from lease.lease, unnest(array['LEGAL_REVIEW', 'CONTRACT']) o(occasion) where reached not in ('APPLICATION', 'CHECKS');
insert into lease.rent_default (lease_number, position, amount, currency, overdue_since, recorded_by, recorded_at)
    select number, 1, 100, 'CNY', '2026-11-01', 'compliance1', applied_at from lease.lease where stage in ('IN_FORCE', 'SUSPENDED') and number like '%7';
insert into lease.rent_outcome (lease_number, position, outcome, note, recorded_by, recorded_at)
    select lease_number, 1, 'PAID', '', 'compliance1', recorded_at from lease.rent_default where lease_number not like '%77';
insert into lease.rent_rate (lease_number, from_day, monthly, currency)
    select number, date '2026-01-01', 100, 'CNY' from lease.lease where reached = 'IN_FORCE'
    union all select number, '2026-06-01', 200, 'USD' from lease.lease where reached = 'IN_FORCE' and number like '%60'
    union all select number, '2025-06-01', 200, 'USD' from lease.lease where reached = 'IN_FORCE' and number like '%62'
    union all select number, '2027-01-01', 200, 'USD' from lease.lease where reached = 'IN_FORCE' and number like '%63';
-- as they came, one after another
insert into lease.use_review (lease_number, position, due_at, outcome, actual_use, ground, reviewer, completed_at, misuse)
    select number, p, timestamptz '2026-12-01' - (p * 150 + right(number, 3)::int % 150) * interval '1 day',
        case when right(number, 3)::int % 50 = p + 10 then 'SUSPEND' else 'CONTINUE' end, '', '', 'compliance1',
        timestamptz '2026-12-01' - (p * 150 + right(number, 3)::int % 150 - 149) * interval '1 day', false
    from lease.lease, generate_series(1, 4) p where stage in ('IN_FORCE', 'SUSPENDED') order by 8;
insert into lease.duty (lease_number, position, kind, arose_at, due_at, what, effect, recorded_by, recorded_at)
    select number, 1, 'FORWARD_NOTICE', applied_at, timestamptz '2026-12-01 09:00+08' + (right(number, 5)::int / 100 % 200 - 100) * interval '1 hour',
        '{}', '', 'compliance1', applied_at from lease.lease where number like '%75';
insert into lease.duty_done (lease_number, position, done, done_by, done_at)
    select lease_number, 1, '{}', 'compliance1', due_at from lease.duty where lease_number like '%475' or lease_number like '%575';
insert into act_ru_execution (id_, rev_, proc_inst_id_, root_proc_inst_id_, business_key_)
    select process_instance_id, 1, process_instance_id, process_instance_id, number from lease.lease where stage <> 'ENDED';
-- where each waits, in a frame around it; a duty runs beside in few
insert into act_ru_execution (id_, rev_, proc_inst_id_, root_proc_inst_id_, parent_id_, act_id_)
    select w.part || process_instance_id, 1, process_instance_id, process_instance_id, process_instance_id, w.at
    from lease.lease, unnest(array['f', 'w'], array['SubProcess_' || stage, case stage when 'IN_FORCE' then 'Gateway_AwaitReview'
        when 'SUSPENDED' then 'Task_VerifyCure' when 'CLOSING' then 'Task_TakeBackServer' when 'APPLICATION' then 'Task_CompleteApplication'
        when 'LEGAL_REVIEW' then 'Task_LegalReview' when 'CONTRACT' then 'CallActivity_ContractSigning' else 'Timer_StartDate' end]) w(part, at)
    where stage <> 'ENDED'
    union all select 'd' || process_instance_id, 1, process_instance_id, process_instance_id, process_instance_id, 'Task_ReportToPolice'
    from lease.lease where stage = 'IN_FORCE' and number like '%475';
insert into act_ru_task (id_, rev_, proc_inst_id_, task_def_key_, priority_, create_time_, due_date_, assignee_)
    select 't' || process_instance_id, 1, process_instance_id, 'Task_LegalReview', 50, '2026-12-01', due_at,
        case when number <= 'SL-2026-050000' then 'legal' || (1 + right(number, 2)::int % 30) end
    from lease.lease where stage = 'LEGAL_REVIEW';
insert into act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, activity_id_, proc_inst_id_, root_cause_incident_id_)
    select 'i' || id_, 1, '2026-12-01', 'failedJob', 'Task_HandOverServer', id_, 'i' || id_ from act_ru_execution where business_key_ like '%195';
insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) select 'l' || id_, 1, 'legal-officers', 'candidate', id_ from act_ru_task;
insert into lease.relied_on (lease_number, number, recorded) select number, 'B2-' || number, false from lease.lease;
insert into lease.permit_register (number, kind, holder_uscc, status, valid_to, read_on)
    select 'B2-' || number, 'TELECOM_PERMIT', lessee_uscc, 'VALID', date '2026-12-01' + right(number, 4)::int % 2000, '2026-12-01' from lease.lease
    where number like '%5';
