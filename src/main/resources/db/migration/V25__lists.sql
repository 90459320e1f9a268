-- Lists: leases found by any part of their lessee's name. A dictionary of names, each once, for the rows of leases change often and names
-- seldom; found by pieces of two characters, because pg_trgm sees no Chinese where the locale has none.

-- As names are compared: the width of letters and brackets, capitals and spaces are all the same, and so are the apostrophes; characters
-- without any width, which come with what is pasted, are none. Where the locale is C, lower() knows no
-- capitals but A to Z: where there may be others, those with accents are taken apart before, and those of other alphabets translated.
create function lease.searched(name text) returns text language sql immutable parallel safe as $$
    select case when name ~ '[\u00C0-\u058F\u1E00-\u1FFF\u2100-\u214F]'
        then normalize(lower(translate(replace(normalize(translate(name, U&'\2018\2019\02BC\00B4\200B\200C\200D\2060\FEFF\00AD', ''''''''''),
            NFKD), ' ', ''),
            'ÆÐØÞĐĦŁŊŒŦƏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐ',
            'æðøþđħłŋœŧəαβγδεζηθικλμνξοπρσστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґ')), NFKC)
        else lower(replace(normalize(translate(name, U&'\2018\2019\02BC\00B4\200B\200C\200D\2060\FEFF\00AD', ''''''''''),
            NFKC), ' ', '')) end
$$;

-- All pairs of neighbours in a text.
create function lease.pieces(searched text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as $$
    select coalesce(array_agg(distinct substr(searched, i, 2)), '{}') from generate_series(1, length(searched) - 1) i
$$;

-- By its reference in whatever letters.
create index lease_by_reference on lease.lease (upper(reference));

-- What lessees are called or were called; no evidence.
create table lease.lessee_name (
    id   integer generated always as identity primary key,
    name text    not null unique
);

-- '^' stands for the beginning, so that one character finds whose names begin with it. What waits to be sorted in stays short: it is
-- read through at each search.
create index lessee_name_by_piece on lease.lessee_name using gin (lease.pieces('^' || lease.searched(name))) with (gin_pending_list_limit = 256);

-- By which names a lease is found. Not the row's own index: its entry would be written anew at each step.
create table lease.lease_name (
    name         integer not null references lease.lessee_name,
    lease_number text    not null,
    primary key (name, lease_number)
);

-- Before the contract another name only corrects the application, as V20 has it.
create function lease.keep_lessee_name() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
    if not exists (select from lease.lessee_name n where n.name = new.lessee_name) then
        insert into lease.lessee_name (name) values (new.lessee_name) on conflict do nothing;
    end if;
    if tg_op = 'UPDATE' and old.stage not in ('ACTIVATION', 'IN_FORCE', 'SUSPENDED') then
        delete from lease.lease_name where lease_number = new.number
            and name = (select n.id from lease.lessee_name n where n.name = old.lessee_name);
    end if;
    insert into lease.lease_name (name, lease_number) select n.id, new.number from lease.lessee_name n where n.name = new.lessee_name
        on conflict do nothing;
    return null;
end $$;
create trigger lease_named after insert on lease.lease for each row execute function lease.keep_lessee_name();
create trigger lease_renamed after update of lessee_name on lease.lease for each row
    when (old.lessee_name <> new.lessee_name) execute function lease.keep_lessee_name();
