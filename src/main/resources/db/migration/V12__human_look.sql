-- 人工复查: an individual whose application was rejected by rules alone asked for a person to look at it. Asked once a
-- lease; what came of it is a decision like any other. The instance is filled in once, when its task is first shown.
create table lease.human_look (
    lease_number        text primary key references lease.lease,
    ground              text        not null,
    asked_by            text        not null,
    asked_at            timestamptz not null,
    process_instance_id text
);

create trigger human_look_kept before delete on lease.human_look
    for each row execute function lease.refuse_change();
create trigger human_look_not_emptied before truncate on lease.human_look
    for each statement execute function lease.refuse_change();
