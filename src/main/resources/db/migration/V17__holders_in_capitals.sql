-- Holders are compared in capital letters; earlier imports stored them as they were typed.
update lease.permit_register set holder_uscc = upper(btrim(holder_uscc)) where holder_uscc <> upper(btrim(holder_uscc));
