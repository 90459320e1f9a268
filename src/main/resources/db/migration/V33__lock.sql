-- Whoever has waited for a lease reads it, and what hangs on it, as it stands after the wait: within one statement other tables are seen as
-- they were before it, and each statement of a volatile function looks anew.
create function lease.locked(p_number text) returns table (found lease.lease, application text, legal_hold text)
    language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
begin
    perform from lease.lease l where l.number = p_number for update;
    return query
        select l,
               (select a.content::text from lease.application a where a.lease_number = l.number and a.round = l.round),
               (select u.legal_hold from lease.user_archive u where u.lease_number = l.number)
        from lease.lease l where l.number = p_number;
end
$$;
