-- Instruments (questionnaires as data) and measurements (one person's answers on one occasion); what a column means
-- stands at the head of the room (instruments.h). Instrument 1 is shipped: free, our own, the same in every house.
CREATE TABLE instruments_instrument (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, code {text} NOT NULL, edition {int} NOT NULL,
    source {text} NOT NULL, offered {int}, shipped {int} NOT NULL, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX instruments_instrument_key ON instruments_instrument(source_key);
CREATE INDEX instruments_instrument_import ON instruments_instrument(import_id);
CREATE INDEX instruments_instrument_code ON instruments_instrument(code, edition);

CREATE TABLE instruments_measurement (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id),
    instrument_id {id} NOT NULL REFERENCES instruments_instrument(id), day {text} NOT NULL, occasion {text} NOT NULL,
    state {text} NOT NULL, way {text} NOT NULL, language {text} NOT NULL, staff_id {id}, answers {text} NOT NULL,
    link_hash {bytes}, link_expires_at {text}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX instruments_measurement_key ON instruments_measurement(source_key);
CREATE INDEX instruments_measurement_import ON instruments_measurement(import_id);
CREATE INDEX instruments_measurement_person ON instruments_measurement(person_id, day);
CREATE INDEX instruments_measurement_project ON instruments_measurement(project_id, person_id);
CREATE INDEX instruments_measurement_instrument ON instruments_measurement(instrument_id);
CREATE UNIQUE INDEX instruments_measurement_link ON instruments_measurement(link_hash) WHERE link_hash IS NOT NULL;

CREATE VIEW instruments_whose_facts AS SELECT project_id, person_id FROM instruments_measurement;
CREATE VIEW instruments_work_facts AS
    SELECT project_id, staff_id FROM instruments_measurement WHERE staff_id IS NOT NULL;
CREATE VIEW instruments_measured_facts AS
    SELECT id, project_id, person_id, instrument_id, day, occasion, state, answers FROM instruments_measurement;

INSERT INTO instruments_instrument (id, source_key, code, edition, shipped, version, source)
VALUES (1, 'own_path-1', 'own_path', 1, 1, 1, 'row,key,scale,value,picture,eng,fin,swe,som,ara
instrument,own_path,,1,,My own path,Oma polkuni,Min egen väg,Jidkayga,طريقي
licence,,,,,Free for everybody to use and to change (CC0).,Vapaa kaikkien käyttöön ja muokattavaksi (CC0).,Fri för alla att använda och ändra (CC0).,Qof kasta wuu isticmaali karaa oo beddeli karaa (CC0).,حر للجميع استخداما وتعديلا (CC0).
about,,,,,There is no right or wrong answer. You may leave a question out.,Oikeaa tai väärää vastausta ei ole. Voit jättää kysymyksen väliin.,Det finns inget rätt eller fel svar. Du får hoppa över en fråga.,Ma jirto jawaab sax ama khalad ah. Su''aal waad ka boodi kartaa.,لا توجد إجابة صحيحة أو خاطئة. يمكنك ترك أي سؤال.
score,percent,,1,,,,,,
answer,,work,1,level_1,I will not find work,En löydä työtä,Jag hittar inte arbete,Shaqo heli maayo,لن أجد عملا
answer,,work,2,level_2,If I find work …,Jos löydän työtä …,Om jag hittar arbete …,Haddii aan shaqo helo …,إذا وجدت عملا …
answer,,work,3,level_3,Perhaps I will find work,Ehkä löydän työtä,Kanske hittar jag arbete,Waxaa laga yaabaa inaan shaqo helo,ربما أجد عملا
answer,,work,4,level_4,I believe that I will find work,"Uskon, että löydän työtä",Jag tror att jag hittar arbete,Waxaan aaminsanahay inaan shaqo heli doono,أعتقد أنني سأجد عملا
answer,,work,5,level_5,When I find work …,Kun löydän työtä …,När jag hittar arbete …,Marka aan shaqo helo …,عندما أجد عملا …
answer,,well,1,level_1,No,En,Nej,Maya,لا
answer,,well,2,level_2,A little,Vähän,Lite,Wax yar,قليلا
answer,,well,3,level_3,Somewhat,Jonkin verran,Någorlunda,Dhexdhexaad,إلى حد ما
answer,,well,4,level_4,Well,Hyvin,Bra,Si fiican,جيدا
answer,,well,5,level_5,Very well,Erittäin hyvin,Mycket bra,Aad u fiican,جيدا جدا
item,faith,work,,work,Work: which is closest to you?,Työ: mikä sopii sinuun?,Arbete: vad passar dig?,Shaqo: kee baa kugu dhow?,العمل: ما الأقرب إليك؟
item,voice,well,,voice,Can you say what you want?,"Osaatko sanoa, mitä haluat?",Kan du säga vad du vill?,Ma sheegi kartaa waxaad rabto?,هل يمكنك التعبير عما تريد؟
item,errands,well,,errands,Can you manage everyday errands alone?,Osaatko hoitaa arjen asiat yksin?,Kan du sköta vardagens ärenden själv?,Keligaa ma qabsan kartaa hawlaha maalinlaha ah?,هل يمكنك إنجاز شؤون الحياة اليومية وحدك؟
item,services,well,,services,Do you know which services help you?,"Tiedätkö, mitkä palvelut auttavat sinua?",Vet du vilka tjänster som hjälper dig?,Ma taqaannaa adeegyada ku caawiya?,هل لديك معرفة بالخدمات التي تساعدك؟
item,finnish,well,,language,Do you manage in Finnish every day?,Pärjäätkö suomen kielellä arjessa?,Klarar du vardagen på finska?,Nolol maalmeedka ma ku maaraysaa Af-Finnishka?,هل يمكنك تدبر يومك باللغة الفنلندية؟
item,ask,count,10,friends,How many people can you ask for help?,Kuinka monelta ihmiseltä voit pyytää apua?,Hur många människor kan du be om hjälp?,Imisa qof ayaad caawimo weydiin kartaa?,من كم شخص يمكنك طلب المساعدة؟
item,met,count,10,people,How many people did you get to know here?,Kuinka moneen ihmiseen olet tutustunut täällä?,Hur många människor har du lärt känna här?,Imisa qof ayaad halkan ku baratay?,كم شخصا تعرفت عليه هنا؟
');
