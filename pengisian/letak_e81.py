"""Where the workbook of Formulir E.81 keeps what a machine needs to read it back.

Written by reports/renderers/xlsx_e81.py; a reader needs nothing but this. On the only sheet:

- cell A1 holds SKEMA, a space and the form's identity: "lkjip-e81/1 e81/dp3akb/2024/4/lengkap", which is the
  unit's slug, the year, the last quarter shown, the variant of the columns (lkjip.enums.VarianE81);
- the hidden row BARIS_KOLOM holds from column B on the name of each column of the table, the same in every
  variant: no, nama (in the variant "baku" sasaran and simpul), indikator, satuan, tw1_k, tw1_rp, … as named
  in reports/tables/e81_kolom.py. What can be typed are tw1_k … tw4_k, tw1_rp … tw4_rp, and penjelasan;
- the hidden column KOLOM_BARIS holds the key of each row of the table; in all other rows it is empty.

Keys of rows: "<nomor>-<kode of the indicator>" for an indicator of a sasaran ("<nomor>" for one without any);
the code of the nomenclature for a program, kegiatan or sub kegiatan with its first indicator, "<kode>-2",
"<kode>-3" … for its further ones, in the order of SumberKinerja.indikator_dari; "jumlah…" and "tanpa-sasaran"
for rows that nobody fills.

The heading, the notes, the footer's six rows and the signature stand outside of the keyed rows.
"""

SKEMA = "lkjip-e81/1"
BARIS_KOLOM = 1
KOLOM_BARIS = 1
