-- What the law says, word by word as it was quoted in findings: kept once, not once in every finding.

create table lease.article_text (
    key         uuid primary key,   -- md5 over the three texts
    citation_zh text not null,
    citation_en text not null,
    quote       text not null
);

create trigger article_text_append_only before update or delete on lease.article_text
    for each row execute function lease.refuse_change();
create trigger article_text_not_emptied before truncate on lease.article_text
    for each statement execute function lease.refuse_change();

insert into lease.article_text
select distinct on (md5(concat_ws(E'\n', citation_zh, citation_en, quote)))
       md5(concat_ws(E'\n', citation_zh, citation_en, quote))::uuid, citation_zh, citation_en, quote
from lease.finding;

-- No foreign key: its lock on a row that every finding shares would cost a write for each.
alter table lease.finding disable trigger user;
alter table lease.finding add column article_text uuid;
update lease.finding set article_text = md5(concat_ws(E'\n', citation_zh, citation_en, quote))::uuid;
alter table lease.finding
    alter column article_text set not null,
    drop column citation_zh,
    drop column citation_en,
    drop column quote;
alter table lease.finding enable trigger user;
