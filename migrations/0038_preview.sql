-- What a preview says of a rejected cell besides the reason, sealed: whose row it is, what the cell may have meant, the hint (the
-- column `hint` stays empty from now on). may_stay: somebody who knows may say that the cell is right.
ALTER TABLE exchange_preview ADD COLUMN who {bytes};
ALTER TABLE exchange_preview ADD COLUMN suggestion {bytes};
ALTER TABLE exchange_preview ADD COLUMN advice {bytes};
ALTER TABLE exchange_preview ADD COLUMN may_stay {int};
