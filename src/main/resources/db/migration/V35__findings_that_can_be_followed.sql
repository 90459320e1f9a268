-- Findings without a digest cannot be looked for among the entries, and behind the last number of a round there is no other.
create or replace function lease.add_findings(p_lease text, p_at timestamptz, p_occasion text, p_round integer, p_document jsonb,
    p_sha256 text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    v_round integer := case p_round when 0 then (select coalesce(max(round), 0) + 1 from lease.findings
        where lease_number = p_lease and occasion = p_occasion) else p_round end;
begin
    perform lease.refuse_unreadable(p_document);
    -- each is a file of a bundle, and is read by the numbers of its texts
    if p_sha256 is null or p_sha256 !~ '^[0-9a-f]{64}$' or v_round not between 1 and 1000000
        or p_occasion !~ '^[A-Za-z][A-Za-z0-9_-]*$' or jsonb_typeof(p_document) <> 'array' and (
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
