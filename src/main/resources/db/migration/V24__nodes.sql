-- Nodes that run jobs. Each shows every few seconds, by this server's clock, that it lives; the jobs of one that no longer does are
-- given back by the others. A row goes when its node stops, or when nothing is left of it.
create table lease.node (
    name       text        primary key, -- under which the engine locks jobs for it
    started_at timestamptz not null,
    beat_at    timestamptz not null
);
